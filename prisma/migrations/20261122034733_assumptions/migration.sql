-- CreateTable
CREATE TABLE "assumptions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "assumptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assumption_reasons" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "assumption_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "reason" TEXT,
    "actor_id" UUID NOT NULL,
    "migration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assumption_reasons_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assumptions_project_id_idx" ON "assumptions"("project_id");

-- CreateIndex
CREATE INDEX "assumption_reasons_project_id_idx" ON "assumption_reasons"("project_id");

-- CreateIndex
CREATE INDEX "assumption_reasons_assumption_id_idx" ON "assumption_reasons"("assumption_id");

-- CreateIndex
CREATE INDEX "assumption_reasons_object_id_idx" ON "assumption_reasons"("object_id");

-- CreateIndex
CREATE INDEX "assumption_reasons_actor_id_idx" ON "assumption_reasons"("actor_id");

-- CreateIndex
CREATE INDEX "assumption_reasons_migration_id_idx" ON "assumption_reasons"("migration_id");

-- AddForeignKey
ALTER TABLE "assumptions" ADD CONSTRAINT "assumptions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_reasons" ADD CONSTRAINT "assumption_reasons_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_reasons" ADD CONSTRAINT "assumption_reasons_assumption_id_fkey" FOREIGN KEY ("assumption_id") REFERENCES "assumptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_reasons" ADD CONSTRAINT "assumption_reasons_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_reasons" ADD CONSTRAINT "assumption_reasons_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assumption_reasons" ADD CONSTRAINT "assumption_reasons_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE assumptions ADD CONSTRAINT assumptions_text_given CHECK (btrim(text) <> '');
ALTER TABLE assumption_reasons ADD CONSTRAINT assumption_reasons_given CHECK (reason IS NULL OR btrim(reason) <> '');
CREATE TRIGGER assumption_reasons_append_only BEFORE UPDATE OR DELETE ON assumption_reasons FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assumption_reasons_keep BEFORE TRUNCATE ON assumption_reasons FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
