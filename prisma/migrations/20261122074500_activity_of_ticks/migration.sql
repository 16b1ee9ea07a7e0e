-- What was ticked is listed by time, among all that happened in a project.
-- DropIndex
DROP INDEX "checklist_events_project_id_idx";

-- CreateIndex
CREATE INDEX "checklist_events_project_id_created_at_idx" ON "checklist_events"("project_id", "created_at");
