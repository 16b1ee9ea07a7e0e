-- The application also writes where a project's code can be seen.
CREATE OR REPLACE FUNCTION grant_application(role_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON docs, doc_edits, revisions FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON review_events, audit_log FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE ON projects FROM %I', role_name);
  EXECUTE format('GRANT UPDATE (slug, name, description, code_address, dialect, layout, head_position, import_serial, archived_at)
    ON projects TO %I', role_name);
  EXECUTE format('GRANT EXECUTE ON FUNCTION save_doc, delete_project, refresh_catalog_statistics TO %I', role_name);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', role_name);
END $$;
