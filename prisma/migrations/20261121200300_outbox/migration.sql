-- What happened to a project's docs, for whoever has to be told: pages that are open, and later webhooks. Written with the
-- revision or not at all, in the order of commits within a project (its row is locked). Identities only; a week of it.

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_revision_id_key" ON "outbox"("revision_id");

-- CreateIndex
CREATE INDEX "outbox_project_id_id_idx" ON "outbox"("project_id", "id");

-- CreateIndex
CREATE INDEX "outbox_project_id_created_at_idx" ON "outbox"("project_id", "created_at");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever listens is told the project, once a transaction, when it is committed, and reads the rows.
CREATE FUNCTION tell_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('strata_outbox', NEW.project_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_tell AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tell_outbox();

-- Saves one field of one object or page: the edit, its revision, its audit row and its outbox row, or nothing.
--
-- p_base is the revision number the writer started from (0 for a field nobody has written). The outcome is one of
--   saved      the new revision            repeated   the same idempotency key was saved before; its revision
--   unchanged  the text is what it was     conflict   the base is not the newest; number and text are the newest
--   other text what is confirmed or restored is not that text
--   missing    no such object, page or (to restore) revision in this project
--   key reused the idempotency key belongs to another edit
-- With it come number, text, author, time and migration of that revision, and the text of the base, for a merge.
-- The hash of a revision is SHA-256 over netstrings of: previous hash (hexadecimal), project, sequence, doc, field,
-- number, kind, text, reason, author, origin, migration, restored from, time (microseconds since 1970).
DROP FUNCTION save_doc;
CREATE FUNCTION save_doc(
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

-- As the one before (20261121141000): names are looked for in this schema first, and not everybody may call it.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION save_doc SET search_path TO %I, pg_temp', current_schema());
  REVOKE EXECUTE ON FUNCTION save_doc FROM PUBLIC;
END $$;
