-- Where code declares what the migrations create, and where the two disagree, as of the newest import that brought code.

-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "code" JSONB;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "code_address" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "code_references" (
    "object_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "end_line" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,

    CONSTRAINT "code_references_pkey" PRIMARY KEY ("object_id")
);

-- CreateTable
CREATE TABLE "code_findings" (
    "project_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "object_id" UUID,
    "table_id" UUID,
    "code" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "in_code" TEXT,
    "in_migrations" TEXT,
    "declared_at" JSONB,
    "migrated_at" JSONB,

    CONSTRAINT "code_findings_pkey" PRIMARY KEY ("project_id","ordinal")
);

-- CreateIndex
CREATE INDEX "code_references_project_id_idx" ON "code_references"("project_id");

-- CreateIndex
CREATE INDEX "code_findings_object_id_idx" ON "code_findings"("object_id");

-- CreateIndex
CREATE INDEX "code_findings_table_id_idx" ON "code_findings"("table_id");

-- AddForeignKey
ALTER TABLE "code_references" ADD CONSTRAINT "code_references_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_references" ADD CONSTRAINT "code_references_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_findings" ADD CONSTRAINT "code_findings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_findings" ADD CONSTRAINT "code_findings_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_findings" ADD CONSTRAINT "code_findings_table_id_fkey" FOREIGN KEY ("table_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
