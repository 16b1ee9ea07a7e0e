-- After a large import the planner knows nothing of the new rows until autovacuum comes by, a minute later or more, and
-- pages are ten times slower meanwhile. The application's role may not ANALYZE; this function may.
CREATE FUNCTION refresh_catalog_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  ANALYZE migrations, catalog_objects, object_versions, changes;
END $$;
