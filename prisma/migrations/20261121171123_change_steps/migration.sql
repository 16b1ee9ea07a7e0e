-- AlterTable
ALTER TABLE "changes" ADD COLUMN     "dynamic" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "steps" JSONB;
