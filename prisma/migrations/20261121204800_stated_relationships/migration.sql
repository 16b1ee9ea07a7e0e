-- Relationships that no foreign key states. Each is an identity of its own (catalog_objects, kind `relationship`, of the
-- pointing table), on which its docs hang: `statement` (what was stated, in words; empty once withdrawn) and `rationale`. So
-- stating, withdrawing and stating again are revisions. What it leads from and to are identities and never change; renames
-- pass it by.

-- CreateTable
CREATE TABLE "stated_relationships" (
    "object_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "to_table_id" UUID NOT NULL,
    "where_column_id" UUID,
    "where_value" TEXT,

    CONSTRAINT "stated_relationships_pkey" PRIMARY KEY ("object_id")
);

-- CreateTable
CREATE TABLE "stated_relationship_columns" (
    "object_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "from_column_id" UUID NOT NULL,
    "to_column_id" UUID NOT NULL,

    CONSTRAINT "stated_relationship_columns_pkey" PRIMARY KEY ("object_id","ordinal")
);

-- CreateIndex
CREATE INDEX "stated_relationships_project_id_idx" ON "stated_relationships"("project_id");

-- CreateIndex
CREATE INDEX "stated_relationships_to_table_id_idx" ON "stated_relationships"("to_table_id");

-- CreateIndex
CREATE INDEX "stated_relationships_where_column_id_idx" ON "stated_relationships"("where_column_id");

-- CreateIndex
CREATE INDEX "stated_relationship_columns_from_column_id_idx" ON "stated_relationship_columns"("from_column_id");

-- CreateIndex
CREATE INDEX "stated_relationship_columns_to_column_id_idx" ON "stated_relationship_columns"("to_column_id");

-- AddForeignKey
ALTER TABLE "stated_relationships" ADD CONSTRAINT "stated_relationships_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationships" ADD CONSTRAINT "stated_relationships_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationships" ADD CONSTRAINT "stated_relationships_to_table_id_fkey" FOREIGN KEY ("to_table_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationships" ADD CONSTRAINT "stated_relationships_where_column_id_fkey" FOREIGN KEY ("where_column_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationship_columns" ADD CONSTRAINT "stated_relationship_columns_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "stated_relationships"("object_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationship_columns" ADD CONSTRAINT "stated_relationship_columns_from_column_id_fkey" FOREIGN KEY ("from_column_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stated_relationship_columns" ADD CONSTRAINT "stated_relationship_columns_to_column_id_fkey" FOREIGN KEY ("to_column_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE stated_relationships ADD CONSTRAINT stated_relationships_where_both
  CHECK ((where_column_id IS NULL) = (where_value IS NULL));
