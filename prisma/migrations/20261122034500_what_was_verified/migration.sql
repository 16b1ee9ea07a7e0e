-- A verification is of what was shown: the docs of a table at one place of the chain, and its schema by a digest. Held here, so
-- that no path leads past it.

-- The place in the chain of the newest revision that wrote the doc (not only confirmed it); 0 where none has.
ALTER TABLE "docs" ADD COLUMN "written_sequence" BIGINT NOT NULL DEFAULT 0;
UPDATE docs d SET written_sequence = r.sequence
  FROM (SELECT doc_id, max(sequence) AS sequence FROM revisions WHERE kind <> 'confirm' GROUP BY doc_id) r WHERE r.doc_id = d.id;

CREATE FUNCTION note_writings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE docs d SET written_sequence = r.sequence
    FROM (SELECT doc_id, max(sequence) AS sequence FROM added WHERE kind <> 'confirm' GROUP BY doc_id) r
    WHERE r.doc_id = d.id AND r.sequence > d.written_sequence;
  RETURN NULL;
END $$;
CREATE TRIGGER revisions_note_writings AFTER INSERT ON revisions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_writings();
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION note_writings() SET search_path TO %I, pg_temp', current_schema());
  REVOKE EXECUTE ON FUNCTION note_writings FROM PUBLIC;
END $$;

-- Who was asked for a review (`owner`, or `member:` and an identity; null for anybody), and what was verified.
ALTER TABLE "review_events" ADD COLUMN "asked" TEXT,
  ADD COLUMN "written_sequence" BIGINT,
  ADD COLUMN "schema_digest" BYTEA;

-- Verifications from before this: their docs were what had been written by then; their schema's digest was not kept.
ALTER TABLE review_events DISABLE TRIGGER review_events_append_only;
UPDATE review_events e SET schema_digest = '', written_sequence = coalesce((
    SELECT max(r.sequence) FROM catalog_objects o JOIN docs d ON d.object_id = o.id JOIN revisions r ON r.doc_id = d.id
    WHERE o.table_id = e.object_id AND r.kind <> 'confirm' AND r.created_at <= e.created_at), 0)
  WHERE e.subject = 'status' AND e.after = 'verified';
ALTER TABLE review_events ENABLE TRIGGER review_events_append_only;
ALTER TABLE review_events
  ADD CONSTRAINT review_events_asked CHECK (asked IS NULL OR subject = 'status' AND after = 'in_review'),
  ADD CONSTRAINT review_events_verified CHECK (
    num_nonnulls(written_sequence, schema_digest) = CASE WHEN subject = 'status' AND after = 'verified' THEN 2 ELSE 0 END);

-- Tables as a reviewer is shown them: the place in the chain of what was written last of each or its parts, who wrote it, and a
-- digest of what the table and its parts are.
CREATE FUNCTION tables_as_shown(p_tables uuid[])
RETURNS TABLE (object_id uuid, written_sequence bigint, written_by uuid, schema_digest bytea) LANGUAGE sql STABLE AS $$
  SELECT k.id, coalesce(w.sequence, 0), r.author_id, s.digest
  FROM catalog_objects k
  CROSS JOIN LATERAL (
    SELECT max(d.written_sequence) AS sequence FROM catalog_objects o JOIN docs d ON d.object_id = o.id
    WHERE o.table_id = k.id) w
  CROSS JOIN LATERAL (
    SELECT sha256(convert_to(coalesce(string_agg(netstring(v.object_id::text) || netstring(v.kind) || netstring(v.schema)
      || netstring(v.name) || netstring(v.definition::text), '' ORDER BY v.object_id), ''), 'UTF8')) AS digest
    FROM object_versions v WHERE v.table_id = k.id AND v.to_position IS NULL) s
  LEFT JOIN revisions r ON r.project_id = k.project_id AND r.sequence = w.sequence
  WHERE k.id = ANY (p_tables)
$$;

-- Nobody, by whatever path, verifies a table that is not started, otherwise than it stands, at another time, without being a
-- reviewer, what they wrote last, or what they asked to have reviewed.
CREATE FUNCTION hold_verifications() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_reason text;
BEGIN
  PERFORM 1 FROM projects p
    WHERE p.id IN (SELECT a.project_id FROM added a WHERE a.subject = 'status' AND a.after = 'verified') ORDER BY p.id FOR UPDATE;
  SELECT CASE
      WHEN NOT (a.created_at BETWEEN now() AND clock_timestamp()) THEN 'it is dated otherwise'
      WHEN (s.written_sequence, s.schema_digest) IS DISTINCT FROM (a.written_sequence, a.schema_digest) THEN 'it is of something else'
      WHEN s.written_by = a.actor_id THEN 'the actor wrote what it is of'
      WHEN b.after IS NULL OR b.after = 'not_started' THEN 'nothing was started'
      WHEN b.after = 'in_review' AND b.actor_id = a.actor_id THEN 'the actor asked for it'
      WHEN NOT EXISTS (
        SELECT 1 FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.project_id = a.project_id
        WHERE u.id = a.actor_id AND u.closed_at IS NULL AND (u.is_administrator OR m.role IN ('reviewer', 'admin')))
        THEN 'the actor is no reviewer'
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
CREATE TRIGGER review_events_hold_verifications AFTER INSERT ON review_events
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hold_verifications();

-- A table stands verified by the newest event of its status, or not at all.
CREATE FUNCTION hold_verified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (e.after, e.migration_id) IS DISTINCT FROM ('verified', NEW.verified_migration_id)
      FROM (SELECT 1) one LEFT JOIN LATERAL (
        SELECT e.after, e.migration_id FROM review_events e
        WHERE e.object_id = NEW.object_id AND e.subject = 'status' ORDER BY e.created_at DESC, e.id LIMIT 1) e ON true) THEN
    RAISE EXCEPTION 'Nobody verified this table' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_hold_verified BEFORE INSERT OR UPDATE ON reviews
  FOR EACH ROW WHEN (NEW.status = 'verified') EXECUTE FUNCTION hold_verified();

-- Whoever has a page open is also told of reviews. An entry is of a revision, an import or an event of a review.
ALTER TABLE "outbox" ADD COLUMN "review_event_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "outbox_review_event_id_key" ON "outbox"("review_event_id");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_review_event_id_fkey" FOREIGN KEY ("review_event_id") REFERENCES "review_events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE outbox DROP CONSTRAINT outbox_of_one,
  ADD CONSTRAINT outbox_of_one CHECK (num_nonnulls(revision_id, import_id, review_event_id) = 1);
