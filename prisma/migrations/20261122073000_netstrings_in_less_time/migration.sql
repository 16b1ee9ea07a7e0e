-- The same text as before. A function in SQL is set up anew for each call where it is not inlined, which took longer than what it does:
-- a page of a table with a hundred columns calls it five hundred times.
CREATE OR REPLACE FUNCTION netstring(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE WHEN value IS NULL THEN '-,' ELSE octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' END;
END $$;
