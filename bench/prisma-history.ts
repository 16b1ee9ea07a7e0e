import type { SourceFile } from "@/migrations-import/index";

/**
 * A Prisma history of `count` migrations as a growing product has one: tables with enums, keys and indexes at first, then
 * columns, renames, type changes, new relations and now and then a table that goes. The same for the same count.
 */
export function prismaHistory(count: number): readonly SourceFile[] {
  const lock = { path: "migrations/migration_lock.toml", text: 'provider = "postgresql"\n' };
  const scripts = Array.from({ length: count }, (_, index) => ({ path: pathOf(index), text: textOf(index) }));
  return [lock, ...scripts].map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
}

function pathOf(index: number): string {
  const stamp = new Date(Date.UTC(2023, 0, 1, index)).toISOString().replace(/\D/g, "").slice(0, 14);
  return `migrations/${stamp}_step_${index}/migration.sql`;
}

function textOf(index: number): string {
  const older = Math.floor(index / 4) * 4 - 4;
  switch (index % 4) {
    case 0:
      return createTable(index);
    case 1:
      return addColumns(index - 1);
    case 2:
      return relate(index - 2, Math.max(0, older));
    default:
      return mend(index - 3);
  }
}

function createTable(n: number): string {
  return `-- CreateEnum
CREATE TYPE "Status${n}" AS ENUM ('ACTIVE', 'PAUSED', 'GONE');

-- CreateTable
CREATE TABLE "Thing${n}" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "name" TEXT NOT NULL,
    "status" "Status${n}" NOT NULL DEFAULT 'ACTIVE',
    "amount" DECIMAL(65,30),
    "count" INTEGER NOT NULL DEFAULT 0,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Thing${n}_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Thing${n}_name_key" ON "Thing${n}"("name");

-- CreateIndex
CREATE INDEX "Thing${n}_status_createdAt_idx" ON "Thing${n}"("status", "createdAt" DESC);
`;
}

function addColumns(n: number): string {
  return `-- AlterTable
ALTER TABLE "Thing${n}" ADD COLUMN "ownerId" TEXT,
ADD COLUMN "deletedAt" TIMESTAMP(3),
ADD COLUMN "note" VARCHAR(255) NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Thing${n}_ownerId_idx" ON "Thing${n}"("ownerId");
`;
}

function relate(n: number, other: number): string {
  return `-- AddForeignKey
ALTER TABLE "Thing${n}" ADD CONSTRAINT "Thing${n}_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Thing${other}"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterEnum
ALTER TYPE "Status${n}" ADD VALUE 'ARCHIVED';
`;
}

function mend(n: number): string {
  return `-- AlterTable
ALTER TABLE "Thing${n}" ALTER COLUMN "count" SET DATA TYPE BIGINT,
ALTER COLUMN "amount" DROP DEFAULT,
DROP COLUMN "note";
ALTER TABLE "Thing${n}" RENAME COLUMN "name" TO "title";

-- UpdateData
UPDATE "Thing${n}" SET "data" = '{}' WHERE "data" IS NULL;
`;
}
