-- The grid asks which columns are sensitive: one field of a project is found without going through all its docs.
DROP INDEX docs_project_id_idx;
CREATE INDEX docs_project_id_field_idx ON docs (project_id, field);
