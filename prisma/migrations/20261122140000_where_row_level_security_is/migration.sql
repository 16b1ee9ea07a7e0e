-- Every page of a table without row level security asks whether the schema relies on it anywhere; where it does not, all that
-- stands would be looked through.
CREATE INDEX object_versions_row_level_security ON object_versions (project_id)
  WHERE to_position IS NULL AND (kind = 'policy' OR (kind = 'table' AND (definition ->> 'rlsEnabled')::boolean));
