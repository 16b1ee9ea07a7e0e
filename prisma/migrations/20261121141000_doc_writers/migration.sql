-- Docs and revisions have one writer: save_doc. The application's role calls it and can write neither by itself, nor the end
-- of the chain that its project keeps.

-- A function that runs as the owner looks for names in the schema it was made in, and nowhere else first: not among the
-- temporary tables a caller can make.
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOREACH v_function IN ARRAY ARRAY[
    'save_doc(uuid, uuid, uuid, text, integer, text, revision_kind, text, origin, uuid, uuid, text, uuid)'::regprocedure,
    'delete_project(uuid)', 'refresh_catalog_statistics()', 'count_edits()', 'move_edits()']
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path TO %I, pg_temp', v_function, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
  END LOOP;
END $$;

-- What the application's role may do, when it is not the owner: read and write rows, but docs only through save_doc; add to
-- what is append-only; delete a project only through delete_project. Called by the migration runner after every run.
CREATE OR REPLACE FUNCTION grant_application(role_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON docs, doc_edits, revisions FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON review_events, audit_log FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE ON projects FROM %I', role_name);
  EXECUTE format('GRANT UPDATE (slug, name, description, dialect, layout, head_position, import_serial, archived_at)
    ON projects TO %I', role_name);
  EXECUTE format('GRANT EXECUTE ON FUNCTION save_doc, delete_project, refresh_catalog_statistics TO %I', role_name);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', role_name);
END $$;
