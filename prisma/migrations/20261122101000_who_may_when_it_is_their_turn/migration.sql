-- A save and a verification are decided by who somebody is when it is their turn, not when they asked.
-- Outcomes of save_doc besides those of 20261121200300, both without any text:
--   not allowed  the author writes nothing here, or not any longer      archived  the project is archived
CREATE OR REPLACE FUNCTION save_doc(
  p_project uuid, p_object uuid, p_page uuid, p_field text, p_base integer, p_text text, p_kind revision_kind,
  p_reason text, p_origin origin, p_author uuid, p_token uuid, p_key text, p_restored_from uuid
) RETURNS TABLE (outcome text, doc_id uuid, revision_id uuid, number integer, text text, author text, created_at timestamptz,
  version text, base_text text)
LANGUAGE plpgsql SECURITY DEFINER
-- A save that has to wait for an import is refused for now, and tried again by whoever sent it.
SET lock_timeout = '8s' AS $$
#variable_conflict use_column
DECLARE
  v_project projects%ROWTYPE;
  v_doc docs%ROWTYPE;
  v_known revisions%ROWTYPE;
  v_revision revisions%ROWTYPE;
  v_outcome text;
BEGIN
  <<decide>> BEGIN
    -- One writer at a time per project: the chain is linear, and locks are always taken in this order.
    SELECT * INTO v_project FROM projects WHERE projects.id = p_project FOR UPDATE;
    v_outcome := 'missing';
    EXIT decide WHEN NOT FOUND;
    -- Roles are changed and projects archived under the same lock: what counts is how both stand now.
    v_outcome := 'not allowed';
    EXIT decide WHEN coalesce(role_in_project(p_project, p_author), 'viewer') = 'viewer';
    v_outcome := 'archived';
    EXIT decide WHEN v_project.archived_at IS NOT NULL;
    v_outcome := 'missing';

    IF p_object IS NOT NULL THEN
      SELECT * INTO v_doc FROM docs WHERE docs.object_id = p_object AND docs.field = p_field AND docs.project_id = p_project;
    ELSE
      SELECT * INTO v_doc FROM docs WHERE docs.page_id = p_page AND docs.field = p_field AND docs.project_id = p_project;
    END IF;
    IF v_doc.id IS NULL
       AND NOT EXISTS (SELECT 1 FROM catalog_objects o WHERE o.id = p_object AND o.project_id = p_project)
       AND NOT EXISTS (SELECT 1 FROM pages g WHERE g.id = p_page AND g.project_id = p_project) THEN
      EXIT decide;
    END IF;

    IF p_key IS NOT NULL THEN
      SELECT * INTO v_known FROM revisions WHERE revisions.project_id = p_project AND revisions.idempotency_key = p_key;
      IF FOUND THEN
        v_outcome := CASE WHEN (v_known.doc_id, v_known.author_id, v_known.kind, v_known.number, v_known.text)
          = (v_doc.id, p_author, p_kind, p_base + 1, p_text) THEN 'repeated' ELSE 'key reused' END;
        v_revision.number := v_known.number;
        EXIT decide;
      END IF;
    END IF;

    v_revision.number := coalesce(v_doc.number, 0);
    v_outcome := 'conflict';
    EXIT decide WHEN v_revision.number <> p_base;

    v_outcome := 'other text';
    EXIT decide WHEN p_kind = 'confirm' AND (v_doc.number IS NULL OR v_doc.text <> p_text);
    IF p_kind = 'restore' THEN
      SELECT * INTO v_known FROM revisions WHERE revisions.id = p_restored_from AND revisions.doc_id = v_doc.id;
      EXIT decide WHEN v_known.text <> p_text;
      v_outcome := 'missing';
      EXIT decide WHEN v_known.id IS NULL;
    END IF;

    v_outcome := 'unchanged';
    EXIT decide WHEN p_kind = 'edit' AND coalesce(v_doc.text, '') = p_text;

    v_outcome := 'saved';
    IF v_doc.id IS NULL THEN
      INSERT INTO docs (project_id, object_id, page_id, field, text, number)
        VALUES (p_project, p_object, p_page, p_field, '', 0) RETURNING * INTO v_doc;
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
    INSERT INTO outbox (project_id, revision_id, created_at) VALUES (p_project, v_revision.id, v_revision.created_at);
    DELETE FROM outbox WHERE outbox.id IN (
      SELECT o.id FROM outbox o WHERE o.project_id = p_project AND o.created_at < v_revision.created_at - interval '7 days'
      ORDER BY o.created_at LIMIT 500);
  END decide;

  RETURN QUERY
    SELECT v_outcome, v_doc.id, r.id, v_revision.number, coalesce(r.text, ''), u.name, r.created_at, m.version,
      CASE WHEN p_base = 0 THEN '' ELSE b.text END
    FROM (SELECT 1) one
    LEFT JOIN revisions r ON r.doc_id = v_doc.id AND r.number = v_revision.number
    LEFT JOIN users u ON u.id = r.author_id
    LEFT JOIN migrations m ON m.id = r.migration_id
    LEFT JOIN revisions b ON b.doc_id = v_doc.id AND b.number = p_base;
END $$;

-- Two accounts with one address are one person here as they are for signatures and waivers.
CREATE OR REPLACE FUNCTION hold_verifications() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_reason text;
BEGIN
  PERFORM 1 FROM projects p
    WHERE p.id IN (SELECT a.project_id FROM added a WHERE a.subject = 'status' AND a.after = 'verified') ORDER BY p.id FOR UPDATE;
  SELECT CASE
      WHEN NOT (a.created_at BETWEEN now() AND clock_timestamp()) THEN 'it is dated otherwise'
      WHEN (s.written_sequence, s.schema_digest) IS DISTINCT FROM (a.written_sequence, a.schema_digest) THEN 'it is of something else'
      WHEN is_same_person(s.written_by, a.actor_id) THEN 'the actor wrote what it is of'
      WHEN b.after IS NULL OR b.after = 'not_started' THEN 'nothing was started'
      WHEN b.after = 'in_review' AND is_same_person(b.actor_id, a.actor_id) THEN 'the actor asked for it'
      WHEN NOT has_role(a.actor_id, a.project_id, '{reviewer,admin}') THEN 'the actor is no reviewer'
    END
    INTO v_reason
    FROM added a
    LEFT JOIN tables_as_shown((SELECT array_agg(x.object_id) FROM added x WHERE x.after = 'verified')) s ON s.object_id = a.object_id
    LEFT JOIN LATERAL (
      SELECT e.after, e.actor_id FROM review_events e
      WHERE e.object_id = a.object_id AND e.subject = 'status' AND e.id <> a.id
      ORDER BY e.created_at DESC, e.id LIMIT 1) b ON true
    WHERE a.subject = 'status' AND a.after = 'verified'
    ORDER BY 1 NULLS LAST LIMIT 1;
  IF v_reason IS NOT NULL THEN
    RAISE EXCEPTION 'A verification is refused: %', v_reason USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION save_doc SET search_path TO %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION hold_verifications() SET search_path TO %I, pg_temp', current_schema());
END $$;
