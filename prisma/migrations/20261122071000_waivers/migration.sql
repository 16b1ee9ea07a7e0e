-- CreateTable
CREATE TABLE "waivers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "object_id" UUID,
    "reason" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" UUID NOT NULL,
    "migration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waivers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver_events" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "waiver_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "actor_id" UUID NOT NULL,
    "migration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waiver_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "waivers_project_id_ends_at_idx" ON "waivers"("project_id", "ends_at");

-- CreateIndex
CREATE INDEX "waivers_project_id_created_at_idx" ON "waivers"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "waivers_checklist_id_version_idx" ON "waivers"("checklist_id", "version");

-- CreateIndex
CREATE INDEX "waivers_object_id_idx" ON "waivers"("object_id");

-- CreateIndex
CREATE INDEX "waivers_actor_id_idx" ON "waivers"("actor_id");

-- CreateIndex
CREATE INDEX "waivers_migration_id_idx" ON "waivers"("migration_id");

-- CreateIndex
CREATE UNIQUE INDEX "waiver_events_waiver_id_kind_key" ON "waiver_events"("waiver_id", "kind");

-- CreateIndex
CREATE INDEX "waiver_events_project_id_created_at_idx" ON "waiver_events"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "waiver_events_actor_id_idx" ON "waiver_events"("actor_id");

-- CreateIndex
CREATE INDEX "waiver_events_migration_id_idx" ON "waiver_events"("migration_id");

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_checklist_id_version_fkey" FOREIGN KEY ("checklist_id", "version") REFERENCES "checklist_versions"("checklist_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "catalog_objects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_events" ADD CONSTRAINT "waiver_events_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_events" ADD CONSTRAINT "waiver_events_waiver_id_fkey" FOREIGN KEY ("waiver_id") REFERENCES "waivers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_events" ADD CONSTRAINT "waiver_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver_events" ADD CONSTRAINT "waiver_events_migration_id_fkey" FOREIGN KEY ("migration_id") REFERENCES "migrations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say.
ALTER TABLE waivers ADD CONSTRAINT waivers_reason_given CHECK (btrim(reason) <> '');
ALTER TABLE waiver_events ADD CONSTRAINT waiver_events_kind CHECK (CASE kind
  WHEN 'approve' THEN reason IS NULL
  WHEN 'reject' THEN btrim(reason) <> ''
  WHEN 'revoke' THEN btrim(reason) <> ''
  ELSE false END);

CREATE TRIGGER waivers_append_only BEFORE UPDATE OR DELETE ON waivers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waivers_keep BEFORE TRUNCATE ON waivers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waiver_events_append_only BEFORE UPDATE OR DELETE ON waiver_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waiver_events_keep BEFORE TRUNCATE ON waiver_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An item of a text of a checklist, with what its section is for (`each`); null where there is none.
CREATE FUNCTION checklist_item(p_template jsonb, p_item text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT i || jsonb_build_object('each', s -> 'each')
  FROM jsonb_array_elements(p_template -> 'sections') s CROSS JOIN LATERAL jsonb_array_elements(s -> 'items') i
  WHERE i ->> 'id' = p_item LIMIT 1
$$;

-- What a waiver is for: the item's words, and what it asks of what.
CREATE FUNCTION is_same_item(p_one jsonb, p_other jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((p_one -> 'each', p_one -> 'text', p_one -> 'check') = (p_other -> 'each', p_other -> 'text', p_other -> 'check'), false)
$$;

-- Whether two accounts are one person's: the same one, or two of one address, however it is written.
CREATE FUNCTION is_same_person(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_one = p_other OR EXISTS (
    SELECT 1 FROM users a JOIN users b ON lower(normalize(btrim(a.email), NFKC)) = lower(normalize(btrim(b.email), NFKC))
    WHERE a.id = p_one AND b.id = p_other)
$$;

-- Whether somebody has one of some roles in a project; an administrator of the instance has each.
CREATE FUNCTION has_role(p_person uuid, p_project uuid, p_roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.project_id = p_project
    WHERE u.id = p_person AND u.closed_at IS NULL AND (u.is_administrator OR m.role::text = ANY (p_roles)))
$$;

-- Nobody, by whatever path, asks for a waiver of what blocks nothing, for a time that is over or longer than a year, or at another time.
CREATE FUNCTION hold_waivers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_item jsonb;
  v_reason text;
BEGIN
  PERFORM 1 FROM projects WHERE id = NEW.project_id FOR UPDATE;
  SELECT checklist_item(v.template, NEW.item_id) INTO v_item
    FROM checklists c JOIN checklist_versions v ON v.checklist_id = c.id AND v.number = c.version
    WHERE c.id = NEW.checklist_id AND c.project_id = NEW.project_id AND c.version = NEW.version AND c.removed_at IS NULL;
  v_reason := CASE
    WHEN NEW.created_at NOT BETWEEN now() AND clock_timestamp() THEN 'it is dated otherwise'
    WHEN v_item IS NULL THEN 'there is no such item'
    WHEN v_item ->> 'priority' <> 'P0' THEN 'the item blocks nothing'
    WHEN NEW.object_id IS NOT NULL AND (v_item ->> 'each' <> 'table' OR NOT EXISTS (
      SELECT 1 FROM object_versions o WHERE o.object_id = NEW.object_id AND o.project_id = NEW.project_id AND o.kind = 'table'
        AND o.to_position IS NULL)) THEN 'there is no such table'
    WHEN NEW.ends_at <= clock_timestamp() THEN 'it would be over'
    WHEN NEW.ends_at > now() + interval '366 days' THEN 'it would last too long'
    WHEN NOT has_role(NEW.actor_id, NEW.project_id, '{editor,reviewer,admin}') THEN 'the actor is no editor'
  END;
  IF v_reason IS NOT NULL THEN
    RAISE EXCEPTION 'A waiver is refused: %', v_reason USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waivers_hold BEFORE INSERT ON waivers FOR EACH ROW EXECUTE FUNCTION hold_waivers();

-- Nobody, by whatever path, decides about a waiver they asked for themselves, without being a reviewer, twice, after its end, or approves
-- one whose item says something else by now.
CREATE FUNCTION hold_waiver_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_waiver waivers;
  v_said text[];
  v_reason text;
BEGIN
  PERFORM 1 FROM projects WHERE id = NEW.project_id FOR UPDATE;
  SELECT * INTO v_waiver FROM waivers WHERE id = NEW.waiver_id AND project_id = NEW.project_id;
  SELECT coalesce(array_agg(kind), '{}') INTO v_said FROM waiver_events WHERE waiver_id = NEW.waiver_id;
  v_reason := CASE
    WHEN NEW.created_at NOT BETWEEN now() AND clock_timestamp() THEN 'it is dated otherwise'
    WHEN v_waiver.id IS NULL THEN 'there is no such waiver'
    WHEN v_said && '{reject,revoke}' OR (NEW.kind <> 'revoke' AND v_said <> '{}') THEN 'it was decided'
    WHEN v_waiver.ends_at <= clock_timestamp() THEN 'the waiver has ended'
    WHEN NEW.kind <> 'revoke' AND is_same_person(NEW.actor_id, v_waiver.actor_id) THEN 'the actor asked for it'
    WHEN NOT has_role(NEW.actor_id, NEW.project_id, '{reviewer,admin}')
      AND NOT (NEW.kind = 'revoke' AND NEW.actor_id = v_waiver.actor_id) THEN 'the actor is no reviewer'
    WHEN NEW.kind = 'approve' AND NOT EXISTS (
      SELECT 1 FROM checklists c
      JOIN checklist_versions shown ON shown.checklist_id = c.id AND shown.number = v_waiver.version
      JOIN checklist_versions newest ON newest.checklist_id = c.id AND newest.number = c.version
      WHERE c.id = v_waiver.checklist_id AND c.removed_at IS NULL
        AND is_same_item(checklist_item(shown.template, v_waiver.item_id), checklist_item(newest.template, v_waiver.item_id)))
      THEN 'its item was changed'
  END;
  IF v_reason IS NOT NULL THEN
    RAISE EXCEPTION 'What is said of a waiver is refused: %', v_reason USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waiver_events_hold BEFORE INSERT ON waiver_events FOR EACH ROW EXECUTE FUNCTION hold_waiver_events();
