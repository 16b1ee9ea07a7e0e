-- AlterTable
ALTER TABLE "migrations" ADD COLUMN     "removed_at" TIMESTAMPTZ(6);
