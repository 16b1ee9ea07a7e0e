-- AlterTable
ALTER TABLE "migrations" ADD COLUMN     "notes" JSONB;
