-- Who has which page open, and which field they are writing. A row is good for as long as its stream renews it; nothing of it is
-- history, so it need not survive a crash.

-- CreateTable
CREATE TABLE "presences" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "editing" TEXT,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "presences_place_id_idx" ON "presences"("place_id");

-- CreateIndex
CREATE INDEX "presences_project_id_idx" ON "presences"("project_id");

-- CreateIndex
CREATE INDEX "presences_user_id_idx" ON "presences"("user_id");

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everybody at a place is told when somebody comes, goes or writes another field; not when a row is only renewed.
CREATE FUNCTION tell_presences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('strata_presences', coalesce(NEW.place_id, OLD.place_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER presences_tell AFTER INSERT OR DELETE OR UPDATE OF editing ON presences FOR EACH ROW EXECUTE FUNCTION tell_presences();
