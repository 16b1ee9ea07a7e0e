-- Most of the time that storing an import takes goes into keys and indexes of its rows. What guarded nothing of its own, and
-- what no query read, is gone; what is left holds more than before: a version and a change belong to the project of their object.

-- DropForeignKey
ALTER TABLE "changes" DROP CONSTRAINT "changes_migration_id_fkey";

-- DropForeignKey
ALTER TABLE "changes" DROP CONSTRAINT "changes_object_id_fkey";

-- DropForeignKey
ALTER TABLE "changes" DROP CONSTRAINT "changes_project_id_fkey";

-- DropForeignKey
ALTER TABLE "changes" DROP CONSTRAINT "changes_table_id_fkey";

-- DropForeignKey
ALTER TABLE "object_versions" DROP CONSTRAINT "object_versions_object_id_fkey";

-- DropForeignKey
ALTER TABLE "object_versions" DROP CONSTRAINT "object_versions_project_id_fkey";

-- DropIndex
DROP INDEX "catalog_objects_project_id_kind_idx";

-- DropIndex
DROP INDEX "changes_migration_id_ordinal_key";

-- DropIndex
DROP INDEX "changes_table_id_position_idx";

-- DropIndex
DROP INDEX "object_versions_object_id_from_position_key";

-- AlterTable
ALTER TABLE "changes" DROP CONSTRAINT "changes_pkey",
DROP COLUMN "id",
ADD CONSTRAINT "changes_pkey" PRIMARY KEY ("migration_id", "ordinal");

-- AlterTable
ALTER TABLE "object_versions" DROP CONSTRAINT "object_versions_pkey",
DROP COLUMN "id",
ADD CONSTRAINT "object_versions_pkey" PRIMARY KEY ("object_id", "from_position");

-- CreateIndex
CREATE UNIQUE INDEX "catalog_objects_project_id_id_key" ON "catalog_objects"("project_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "migrations_project_id_id_key" ON "migrations"("project_id", "id");

-- AddForeignKey
ALTER TABLE "object_versions" ADD CONSTRAINT "object_versions_project_id_object_id_fkey" FOREIGN KEY ("project_id", "object_id") REFERENCES "catalog_objects"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_project_id_migration_id_fkey" FOREIGN KEY ("project_id", "migration_id") REFERENCES "migrations"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_project_id_object_id_fkey" FOREIGN KEY ("project_id", "object_id") REFERENCES "catalog_objects"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody looks for rows by these, and to analyze them is most of what refreshing the statistics after an import takes.
ALTER TABLE object_versions
  ALTER COLUMN definition SET STATISTICS 0, ALTER COLUMN origin SET STATISTICS 0, ALTER COLUMN changed SET STATISTICS 0,
  ALTER COLUMN engine_parent SET STATISTICS 0;
ALTER TABLE changes
  ALTER COLUMN facts SET STATISTICS 0, ALTER COLUMN steps SET STATISTICS 0, ALTER COLUMN summary SET STATISTICS 0;
ALTER TABLE migrations ALTER COLUMN sql SET STATISTICS 0, ALTER COLUMN notes SET STATISTICS 0;
