-- Comparing two states asks which docs were written between them, and not only confirmed: the number of the newest revision that
-- does more than confirm, 0 where none does.
ALTER TABLE "doc_edits" ADD COLUMN "written" INTEGER NOT NULL DEFAULT 0;

UPDATE doc_edits e SET written = w.number FROM (
  SELECT r.doc_id, r.migration_id, max(r.number) AS number FROM revisions r WHERE r.kind <> 'confirm' GROUP BY 1, 2) w
WHERE w.doc_id = e.doc_id AND w.migration_id = e.migration_id;

ALTER TABLE "doc_edits" ALTER COLUMN "written" DROP DEFAULT;
ALTER TABLE doc_edits ADD CONSTRAINT doc_edits_written CHECK (written BETWEEN 0 AND number);

CREATE OR REPLACE FUNCTION count_edits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO doc_edits AS e (doc_id, migration_id, project_id, object_id, table_id, edits, number, has_text, written)
    SELECT r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id, count(*), max(r.number),
      (array_agg(r.text <> '' ORDER BY r.number DESC))[1], coalesce(max(r.number) FILTER (WHERE r.kind <> 'confirm'), 0)
    FROM added r JOIN docs d ON d.id = r.doc_id JOIN catalog_objects o ON o.id = d.object_id
    WHERE r.migration_id IS NOT NULL
    GROUP BY r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id
  ON CONFLICT (doc_id, migration_id) DO UPDATE SET
    edits = e.edits + excluded.edits,
    number = greatest(e.number, excluded.number),
    has_text = CASE WHEN excluded.number > e.number THEN excluded.has_text ELSE e.has_text END,
    written = greatest(e.written, excluded.written);
  RETURN NULL;
END $$;

DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION count_edits() SET search_path TO %I, pg_temp', current_schema());
END $$;

-- What ended between two states is found without reading what stands.
CREATE INDEX object_versions_ended ON object_versions (project_id, to_position) WHERE to_position IS NOT NULL;
