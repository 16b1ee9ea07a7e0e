-- What nobody reads is not counted: whether one of the edits confirmed what was there.
CREATE OR REPLACE FUNCTION count_edits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO doc_edits AS e (doc_id, migration_id, project_id, object_id, table_id, edits, number, has_text)
    SELECT r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id, count(*), max(r.number),
      (array_agg(r.text <> '' ORDER BY r.number DESC))[1]
    FROM added r JOIN docs d ON d.id = r.doc_id JOIN catalog_objects o ON o.id = d.object_id
    WHERE r.migration_id IS NOT NULL
    GROUP BY r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id
  ON CONFLICT (doc_id, migration_id) DO UPDATE SET
    edits = e.edits + excluded.edits,
    number = greatest(e.number, excluded.number),
    has_text = CASE WHEN excluded.number > e.number THEN excluded.has_text ELSE e.has_text END;
  RETURN NULL;
END $$;

ALTER TABLE "doc_edits" DROP COLUMN "is_confirmed";

DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION count_edits() SET search_path TO %I, pg_temp', current_schema());
END $$;
