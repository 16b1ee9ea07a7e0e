-- CreateTable
CREATE TABLE "checklists" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "priority" TEXT NOT NULL,
    "owner_user_id" UUID,
    "owner_team_id" UUID,
    "estimated_minutes" INTEGER,
    "spent_minutes" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "checklists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_versions" (
    "checklist_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "template" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_versions_pkey" PRIMARY KEY ("checklist_id","number")
);

-- CreateTable
CREATE TABLE "checklist_events" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "object_id" UUID,
    "kind" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "evidence" JSONB,
    "reason" TEXT,
    "actor_id" UUID NOT NULL,
    "migration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "checklists_owner_user_id_idx" ON "checklists"("owner_user_id");

-- CreateIndex
CREATE INDEX "checklists_owner_team_id_idx" ON "checklists"("owner_team_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklists_project_id_slug_key" ON "checklists"("project_id", "slug");

-- CreateIndex
CREATE INDEX "checklist_versions_project_id_idx" ON "checklist_versions"("project_id");

-- CreateIndex
CREATE INDEX "checklist_versions_author_id_idx" ON "checklist_versions"("author_id");

-- CreateIndex
CREATE INDEX "checklist_events_checklist_id_item_id_object_id_id_idx" ON "checklist_events"("checklist_id", "item_id", "object_id", "id");

-- CreateIndex
CREATE INDEX "checklist_events_project_id_idx" ON "checklist_events"("project_id");

-- CreateIndex
CREATE INDEX "checklist_events_object_id_idx" ON "checklist_events"("object_id");

-- CreateIndex
CREATE INDEX "checklist_events_actor_id_idx" ON "checklist_events"("actor_id");

-- CreateIndex
CREATE INDEX "checklist_events_migration_id_idx" ON "checklist_events"("migration_id");

-- AddForeignKey
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_owner_team_id_fkey" FOREIGN KEY ("owner_team_id") REFERENCES "teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_events" ADD CONSTRAINT "checklist_events_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_events" ADD CONSTRAINT "checklist_events_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_events" ADD CONSTRAINT "checklist_events_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_events" ADD CONSTRAINT "checklist_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_events" ADD CONSTRAINT "checklist_events_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say.
ALTER TABLE checklists
  ADD CONSTRAINT checklists_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  ADD CONSTRAINT checklists_numbered CHECK (version >= 1 AND number >= 1),
  ADD CONSTRAINT checklists_priority CHECK (priority IN ('P0', 'P1', 'P2', 'P3')),
  ADD CONSTRAINT checklists_one_owner CHECK (owner_user_id IS NULL OR owner_team_id IS NULL),
  ADD CONSTRAINT checklists_effort CHECK (spent_minutes >= 0 AND (estimated_minutes IS NULL OR estimated_minutes >= 0));
ALTER TABLE checklist_versions
  ADD CONSTRAINT checklist_versions_numbered CHECK (number >= 1),
  ADD CONSTRAINT checklist_versions_digest CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE checklist_events
  ADD CONSTRAINT checklist_events_kind CHECK (CASE kind
    WHEN 'tick' THEN evidence IS NOT NULL AND reason IS NULL
    WHEN 'untick' THEN evidence IS NULL AND btrim(reason) <> ''
    ELSE false END);

CREATE TRIGGER checklist_versions_append_only BEFORE UPDATE OR DELETE ON checklist_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checklist_versions_keep BEFORE TRUNCATE ON checklist_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checklist_events_append_only BEFORE UPDATE OR DELETE ON checklist_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checklist_events_keep BEFORE TRUNCATE ON checklist_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A checklist is taken off its project, never deleted. What is append-only is told by the trigger that holds it, so that the
-- privilege follows wherever a table gets one.
CREATE OR REPLACE FUNCTION grant_application(role_name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_table regclass;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
  FOR v_table IN SELECT DISTINCT t.tgrelid::regclass FROM pg_trigger t WHERE t.tgfoid = 'refuse_change'::regproc LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', v_table, role_name);
  END LOOP;
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON docs, doc_edits, revisions, audit_chains, audit_links FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE ON projects FROM %I', role_name);
  EXECUTE format('REVOKE DELETE ON checklists FROM %I', role_name);
  EXECUTE format('GRANT UPDATE (slug, name, description, code_address, dialect, layout, head_position, import_serial, archived_at)
    ON projects TO %I', role_name);
  EXECUTE format('GRANT EXECUTE ON FUNCTION save_doc, delete_project, refresh_catalog_statistics TO %I', role_name);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', role_name);
END $$;
