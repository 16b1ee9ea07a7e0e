-- What marks, staleness and coverage in the past go by: how often each doc was written while which migration was head. It
-- grows with docs and not with revisions, and grids read it for all tables at once. Nobody writes it but the triggers below,
-- from revisions as they are added, which is all that can happen to them.

-- CreateTable
CREATE TABLE "doc_edits" (
    "doc_id" UUID NOT NULL,
    "migration_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "table_id" UUID,
    "edits" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "has_text" BOOLEAN NOT NULL,
    "is_confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "doc_edits_pkey" PRIMARY KEY ("doc_id","migration_id")
);

-- CreateIndex
CREATE INDEX "doc_edits_project_id_idx" ON "doc_edits"("project_id");

-- CreateIndex
CREATE INDEX "doc_edits_table_id_idx" ON "doc_edits"("table_id");

-- CreateIndex
CREATE INDEX "doc_edits_object_id_idx" ON "doc_edits"("object_id");

-- CreateIndex
CREATE INDEX "doc_edits_migration_id_idx" ON "doc_edits"("migration_id");

-- AddForeignKey
ALTER TABLE "doc_edits" ADD CONSTRAINT "doc_edits_doc_id_fkey" FOREIGN KEY ("doc_id") REFERENCES "docs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doc_edits" ADD CONSTRAINT "doc_edits_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migrations"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doc_edits" ADD CONSTRAINT "doc_edits_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doc_edits" ADD CONSTRAINT "doc_edits_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doc_edits" ADD CONSTRAINT "doc_edits_table_id_fkey" FOREIGN KEY ("table_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE doc_edits ADD CONSTRAINT doc_edits_counted CHECK (edits >= 1 AND number >= edits);

-- An object has docs only after it came, so that each of them was written at some migration.
CREATE FUNCTION count_edits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO doc_edits AS e (doc_id, migration_id, project_id, object_id, table_id, edits, number, has_text, is_confirmed)
    SELECT r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id, count(*), max(r.number),
      (array_agg(r.text <> '' ORDER BY r.number DESC))[1], bool_or(r.kind = 'confirm')
    FROM added r JOIN docs d ON d.id = r.doc_id JOIN catalog_objects o ON o.id = d.object_id
    WHERE r.migration_id IS NOT NULL
    GROUP BY r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id
  ON CONFLICT (doc_id, migration_id) DO UPDATE SET
    edits = e.edits + excluded.edits,
    number = greatest(e.number, excluded.number),
    has_text = CASE WHEN excluded.number > e.number THEN excluded.has_text ELSE e.has_text END,
    is_confirmed = e.is_confirmed OR excluded.is_confirmed;
  RETURN NULL;
END $$;
CREATE TRIGGER revisions_count_edits AFTER INSERT ON revisions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_edits();

CREATE FUNCTION move_edits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE doc_edits SET table_id = NEW.table_id WHERE object_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER catalog_objects_move_edits AFTER UPDATE OF table_id ON catalog_objects
  FOR EACH ROW WHEN (OLD.table_id IS DISTINCT FROM NEW.table_id) EXECUTE FUNCTION move_edits();

INSERT INTO doc_edits (doc_id, migration_id, project_id, object_id, table_id, edits, number, has_text, is_confirmed)
  SELECT r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id, count(*), max(r.number),
    (array_agg(r.text <> '' ORDER BY r.number DESC))[1], bool_or(r.kind = 'confirm')
  FROM revisions r JOIN docs d ON d.id = r.doc_id JOIN catalog_objects o ON o.id = d.object_id
  WHERE r.migration_id IS NOT NULL
  GROUP BY r.doc_id, r.migration_id, r.project_id, d.object_id, o.table_id;
