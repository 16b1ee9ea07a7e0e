-- Whoever has a page open is also told that an import moved the schema. An entry is of a revision or of an import.
ALTER TABLE "outbox" ALTER COLUMN "revision_id" DROP NOT NULL, ADD COLUMN "import_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "outbox_import_id_key" ON "outbox"("import_id");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE outbox ADD CONSTRAINT outbox_of_one CHECK (num_nonnulls(revision_id, import_id) = 1);
