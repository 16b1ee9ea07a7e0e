-- What Prisma's schema language cannot say: checks, deferred and partial uniques, append-only tables, and the function
-- through which every doc is saved.

-- Instance -----------------------------------------------------------------------------------------------------------
ALTER TABLE instance ADD CONSTRAINT instance_one_row CHECK (id = 1);
INSERT INTO instance DEFAULT VALUES;

-- People -------------------------------------------------------------------------------------------------------------
ALTER TABLE users
  ADD CONSTRAINT users_email_lower CHECK (email = lower(email) AND email <> '' AND length(email) <= 254),
  ADD CONSTRAINT users_name_given CHECK (btrim(name) <> '' AND length(name) <= 120),
  ADD CONSTRAINT users_system_has_no_password CHECK (NOT is_system OR password_hash IS NULL);
-- The system's own actor (seed, jobs). There is one, it cannot sign in.
CREATE UNIQUE INDEX users_one_system ON users (is_system) WHERE is_system;
INSERT INTO users (email, name, is_system) VALUES ('system@strata.invalid', 'Strata', true);

ALTER TABLE one_time_tokens
  ADD CONSTRAINT one_time_tokens_by_purpose CHECK (CASE purpose
    WHEN 'reset' THEN user_id IS NOT NULL
    WHEN 'invite' THEN email IS NOT NULL AND project_id IS NOT NULL AND role IS NOT NULL
    ELSE user_id IS NULL AND project_id IS NULL END);
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_scoped CHECK (cardinality(scopes) > 0);

-- Projects -----------------------------------------------------------------------------------------------------------
ALTER TABLE projects
  ADD CONSTRAINT projects_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
  ADD CONSTRAINT projects_name_given CHECK (btrim(name) <> '' AND length(name) <= 120),
  ADD CONSTRAINT projects_head_counted CHECK (head_position >= 0 AND import_serial >= 0 AND revision_sequence >= 0);
ALTER TABLE teams ADD CONSTRAINT teams_name_given CHECK (btrim(name) <> '' AND length(name) <= 120);

-- Imports and the catalog --------------------------------------------------------------------------------------------
ALTER TABLE imports
  ADD CONSTRAINT imports_applied_when CHECK ((status = 'applied') = (applied_at IS NOT NULL)),
  ADD CONSTRAINT imports_staged_expires CHECK (status = 'applied' OR expires_at IS NOT NULL);
-- An import that inserts a migration in the middle moves the later ones within one transaction.
DROP INDEX migrations_project_id_position_key;
ALTER TABLE migrations
  ADD CONSTRAINT migrations_project_id_position_key UNIQUE (project_id, position) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT migrations_position_counted CHECK (position >= 1),
  ADD CONSTRAINT migrations_up_part CHECK (0 <= up_start AND up_start <= up_end);
ALTER TABLE object_versions
  ADD CONSTRAINT object_versions_range CHECK (from_position >= 1 AND (to_position IS NULL OR to_position > from_position));
CREATE UNIQUE INDEX object_versions_one_at_head ON object_versions (object_id) WHERE to_position IS NULL;
CREATE UNIQUE INDEX object_versions_engine_at_head ON object_versions (project_id, engine_id) WHERE to_position IS NULL;
CREATE INDEX object_versions_head ON object_versions (project_id, kind) WHERE to_position IS NULL;
ALTER TABLE changes ADD CONSTRAINT changes_lines CHECK (line >= 1 AND end_line >= line);
ALTER TABLE diagnostics ADD CONSTRAINT diagnostics_severity CHECK (severity IN ('error', 'warning', 'info'));

-- Docs ---------------------------------------------------------------------------------------------------------------
ALTER TABLE pages ADD CONSTRAINT pages_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80);
ALTER TABLE docs
  ADD CONSTRAINT docs_of_one_thing CHECK ((object_id IS NULL) <> (page_id IS NULL)),
  ADD CONSTRAINT docs_numbered CHECK (number >= 0),
  ADD CONSTRAINT docs_text_size CHECK (octet_length(text) <= 1048576);
ALTER TABLE revisions
  ADD CONSTRAINT revisions_numbered CHECK (number >= 1 AND sequence >= 1),
  ADD CONSTRAINT revisions_first_in_chain CHECK ((sequence = 1) = (previous_hash IS NULL));
ALTER TABLE review_events ADD CONSTRAINT review_events_subject CHECK (subject IN ('status', 'owner'));
ALTER TABLE ownerships ADD CONSTRAINT ownerships_one_owner CHECK ((user_id IS NULL) <> (team_id IS NULL));

-- Append-only: revisions, review events and the audit log can be added to, and nothing else. Deleting a whole project
-- (delete_project below) is the one exception, for what belongs to that project.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_log'
     AND to_jsonb(OLD) ->> 'project_id' = current_setting('strata.deleting_project', true) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER revisions_append_only BEFORE UPDATE OR DELETE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revisions_keep BEFORE TRUNCATE ON revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_events_append_only BEFORE UPDATE OR DELETE ON review_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_events_keep BEFORE TRUNCATE ON review_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_keep BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION delete_project(p_project uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM set_config('strata.deleting_project', p_project::text, true);
  DELETE FROM revisions WHERE project_id = p_project;
  DELETE FROM review_events WHERE project_id = p_project;
  DELETE FROM docs WHERE project_id = p_project;
  DELETE FROM reviews WHERE project_id = p_project;
  DELETE FROM diagnostics WHERE project_id = p_project;
  DELETE FROM migrations WHERE project_id = p_project;
  DELETE FROM projects WHERE id = p_project;
  PERFORM set_config('strata.deleting_project', '', true);
END $$;

-- A netstring (`length:bytes,`): what the hash chain is made of, so that no two lists of fields read the same.
CREATE FUNCTION netstring(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN value IS NULL THEN '-,' ELSE octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' END
$$;

-- Saves one field of one object or page: the edit, its revision and its audit row, or nothing.
--
-- p_base is the revision number the writer started from (0 for a field nobody has written). The outcome is one of
--   saved      the new revision            repeated   the same idempotency key was saved before; its revision
--   unchanged  the text is what it was     conflict   the base is old; number and text are the newest
--   missing    no such object or page in this project
--   key reused the idempotency key belongs to another edit
-- The hash of a revision is SHA-256 over netstrings of: previous hash (hexadecimal), project, sequence, doc, field,
-- number, kind, text, reason, author, origin, migration, restored from, time (microseconds since 1970).
CREATE FUNCTION save_doc(
  p_project uuid, p_object uuid, p_page uuid, p_field text, p_base integer, p_text text, p_kind revision_kind,
  p_reason text, p_origin origin, p_author uuid, p_token uuid, p_key text, p_restored_from uuid
) RETURNS TABLE (outcome text, doc_id uuid, revision_id uuid, number integer, text text, created_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_project projects%ROWTYPE;
  v_doc docs%ROWTYPE;
  v_known revisions%ROWTYPE;
  v_revision revisions%ROWTYPE;
BEGIN
  -- One writer at a time per project: the chain is linear, and locks are always taken in this order.
  SELECT * INTO v_project FROM projects WHERE projects.id = p_project FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'missing'::text, NULL::uuid, NULL::uuid, NULL::integer, NULL::text, NULL::timestamptz; RETURN;
  END IF;

  IF p_object IS NOT NULL THEN
    SELECT * INTO v_doc FROM docs WHERE docs.object_id = p_object AND docs.field = p_field AND docs.project_id = p_project;
  ELSE
    SELECT * INTO v_doc FROM docs WHERE docs.page_id = p_page AND docs.field = p_field AND docs.project_id = p_project;
  END IF;

  IF p_key IS NOT NULL THEN
    SELECT * INTO v_known FROM revisions WHERE revisions.project_id = p_project AND revisions.idempotency_key = p_key;
    IF FOUND THEN
      RETURN QUERY SELECT
        CASE WHEN v_known.doc_id = v_doc.id AND v_known.author_id = p_author AND v_known.text = p_text
          THEN 'repeated' ELSE 'key reused' END,
        v_known.doc_id, v_known.id, v_known.number, v_known.text, v_known.created_at;
      RETURN;
    END IF;
  END IF;

  IF v_doc.id IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM catalog_objects o WHERE o.id = p_object AND o.project_id = p_project)
       AND NOT EXISTS (SELECT 1 FROM pages g WHERE g.id = p_page AND g.project_id = p_project) THEN
      RETURN QUERY SELECT 'missing'::text, NULL::uuid, NULL::uuid, NULL::integer, NULL::text, NULL::timestamptz; RETURN;
    END IF;
    IF p_base = 0 AND p_text = '' THEN
      RETURN QUERY SELECT 'unchanged'::text, NULL::uuid, NULL::uuid, 0, ''::text, NULL::timestamptz; RETURN;
    END IF;
    IF p_base <> 0 THEN
      RETURN QUERY SELECT 'conflict'::text, NULL::uuid, NULL::uuid, 0, ''::text, NULL::timestamptz; RETURN;
    END IF;
    INSERT INTO docs (project_id, object_id, page_id, field, text, number)
      VALUES (p_project, p_object, p_page, p_field, '', 0) RETURNING * INTO v_doc;
  END IF;

  IF v_doc.number <> p_base THEN
    RETURN QUERY SELECT 'conflict'::text, v_doc.id, NULL::uuid, v_doc.number, v_doc.text, NULL::timestamptz; RETURN;
  END IF;
  IF p_kind = 'edit' AND v_doc.number > 0 AND v_doc.text = p_text THEN
    RETURN QUERY SELECT 'unchanged'::text, v_doc.id, NULL::uuid, v_doc.number, v_doc.text, NULL::timestamptz; RETURN;
  END IF;

  v_revision.id := gen_random_uuid();
  v_revision.created_at := clock_timestamp();
  v_revision.sequence := v_project.revision_sequence + 1;
  v_revision.number := v_doc.number + 1;
  v_revision.migration_id := (SELECT m.id FROM migrations m WHERE m.project_id = p_project AND m.position = v_project.head_position);
  v_revision.hash := sha256(convert_to(
    netstring(encode(v_project.revision_hash, 'hex')) || netstring(p_project::text) || netstring(v_revision.sequence::text)
    || netstring(v_doc.id::text) || netstring(p_field) || netstring(v_revision.number::text) || netstring(p_kind::text)
    || netstring(p_text) || netstring(p_reason) || netstring(p_author::text) || netstring(p_origin::text)
    || netstring(v_revision.migration_id::text) || netstring(p_restored_from::text)
    || netstring(((extract(epoch FROM v_revision.created_at) * 1000000)::bigint)::text), 'UTF8'));

  INSERT INTO revisions (id, project_id, sequence, doc_id, number, kind, text, reason, origin, author_id, token_id,
      restored_from_id, migration_id, idempotency_key, created_at, previous_hash, hash)
    VALUES (v_revision.id, p_project, v_revision.sequence, v_doc.id, v_revision.number, p_kind, p_text, p_reason, p_origin,
      p_author, p_token, p_restored_from, v_revision.migration_id, p_key, v_revision.created_at, v_project.revision_hash,
      v_revision.hash);
  UPDATE docs SET text = p_text, number = v_revision.number, confirmed_migration_id = v_revision.migration_id WHERE docs.id = v_doc.id;
  UPDATE projects SET revision_sequence = v_revision.sequence, revision_hash = v_revision.hash WHERE projects.id = p_project;
  INSERT INTO audit_log (origin, actor_id, token_id, project_id, action, subject, detail)
    VALUES (p_origin, p_author, p_token, p_project, 'doc.' || p_kind, v_doc.id::text,
      jsonb_build_object('field', p_field, 'revision', v_revision.id, 'number', v_revision.number));
  RETURN QUERY SELECT 'saved'::text, v_doc.id, v_revision.id, v_revision.number, p_text, v_revision.created_at;
END $$;

-- What the application's role may do, when it is not the owner: read and write rows; add to what is append-only; delete
-- a project only through delete_project. Called by the migration runner after every run.
CREATE FUNCTION grant_application(role_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON revisions, review_events, audit_log FROM %I', role_name);
  EXECUTE format('REVOKE DELETE ON projects FROM %I', role_name);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', role_name);
END $$;
