-- After an import, a sample of three thousand rows a table tells the planner enough until autovacuum takes its usual thirty thousand,
-- and takes the same time however much other projects have stored.
ALTER FUNCTION refresh_catalog_statistics() SET default_statistics_target TO 10;
