-- CreateTable
CREATE TABLE "gate_policies" (
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "waivers_count" BOOLEAN NOT NULL,
    "stale_docs_block" BOOLEAN NOT NULL,
    "assumptions_block" BOOLEAN NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_policies_pkey" PRIMARY KEY ("project_id","number")
);

-- CreateIndex
CREATE INDEX "gate_policies_author_id_idx" ON "gate_policies"("author_id");

-- AddForeignKey
ALTER TABLE "gate_policies" ADD CONSTRAINT "gate_policies_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_policies" ADD CONSTRAINT "gate_policies_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER gate_policies_append_only BEFORE UPDATE OR DELETE ON gate_policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gate_policies_keep BEFORE TRUNCATE ON gate_policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the gate asks for is set by an admin, now, and one setting after the other; by whatever path.
CREATE FUNCTION hold_gate_policies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_reason text;
BEGIN
  PERFORM 1 FROM projects WHERE id = NEW.project_id FOR UPDATE;
  v_reason := CASE
    WHEN NEW.created_at NOT BETWEEN now() AND clock_timestamp() THEN 'it is dated otherwise'
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM gate_policies WHERE project_id = NEW.project_id) THEN 'it is not the next'
    WHEN NOT has_role(NEW.author_id, NEW.project_id, '{admin}') THEN 'the author is no admin'
  END;
  IF v_reason IS NOT NULL THEN
    RAISE EXCEPTION 'A setting of the gate is refused: %', v_reason USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gate_policies_hold BEFORE INSERT ON gate_policies FOR EACH ROW EXECUTE FUNCTION hold_gate_policies();
