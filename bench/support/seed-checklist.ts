import { checklistInput } from "@/lib/domain/checklist-inputs";
import { itemsOf } from "@/lib/domain/checklist-template";
import { productionBlockers } from "@/lib/domain/production-blockers";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { shownOf } from "@/lib/server/checklists/digest-of";
import { createPerson } from "@/lib/server/testing/create-person";
import type { Sql } from "./bench-database";

/** Attaches the checklist that ships, with as many items more for every table as make 20,000 of them for 1,000; each table's rows are ticked. */
export async function seedChecklist(
  sql: Sql,
  viewer: Viewer,
  slug: string,
): Promise<{ readonly id: string; readonly slug: string }> {
  const input = checklistInput.parse({ kind: "attach", template: withMore() });
  const checklist = await changeChecklists(viewer, { slug, ...input });
  await tickTables(sql, checklist.id, viewer.userId);
  return checklist;
}

function withMore() {
  const sections = productionBlockers.sections.map((section) => {
    if (section.id !== "catalog" || section.each !== "table") return section;
    const fields = ["usage", "retention", "notes"];
    const more = fields.map((field) => ({
      id: `more-${field}`,
      text: `Its ${field} is written.`,
      priority: "P0",
      owner: null,
      check: { kind: "text", field },
    }));
    return { ...section, items: [...section.items, ...more] };
  });
  return { ...productionBlockers, sections };
}

async function tickTables(sql: Sql, checklistId: string, actorId: string): Promise<void> {
  const rows = itemsOf(productionBlockers).find(({ id }) => id === "rows");
  const shown = rows ? shownOf(rows) : "";
  await sql(
    `INSERT INTO checklist_events (project_id, checklist_id, item_id, object_id, kind, shown, evidence, actor_id, migration_id)
    SELECT m.project_id, $1, 'rows', t.id, 'tick', $3, '{"kind": "note", "text": "Counted."}', $2, m.id
    FROM bench_tables t, migrations m WHERE m.position = 40`,
    [checklistId, actorId, shown],
  );
  await sql("ANALYZE");
}

/** Waives the notes of so many tables: asked for by one, approved by another. */
export async function seedWaivers(sql: Sql, checklistId: string, actorId: string, tables: number): Promise<void> {
  const approver = await createPerson({ name: "Approver" });
  await sql("INSERT INTO members (project_id, user_id, role) SELECT id, $1, 'reviewer' FROM projects", [approver.id]);
  await sql(
    `INSERT INTO waivers (project_id, checklist_id, version, item_id, object_id, reason, ends_at, actor_id)
    SELECT p.id, $1, 1, 'more-notes', t.id, 'Not before the summer.', now() + interval '30 days', $2
    FROM projects p, (SELECT id FROM bench_tables ORDER BY n DESC LIMIT $3::int) t`,
    [checklistId, actorId, tables],
  );
  await sql(
    "INSERT INTO waiver_events (project_id, waiver_id, kind, actor_id) SELECT project_id, id, 'approve', $1 FROM waivers",
    [approver.id],
  );
  await sql("ANALYZE");
}

/** One more migration, which adds a column to 50 tables. */
export async function touchTables(sql: Sql): Promise<void> {
  await sql(`INSERT INTO migrations (project_id, position, version, name, path, checksum, sql, up_start, up_end, applied, no_effect, not_understood, failed, import_id)
    SELECT project_id, 41, '0041', 'step', '0041_step.sql', '', 'SELECT 1', 0, 0, 1, 0, 0, 0, import_id FROM migrations WHERE position = 40`);
  await sql("UPDATE projects SET head_position = 41");
  await sql(
    `CREATE TEMP TABLE bench_new AS SELECT gen_random_uuid() AS id, t.id AS table_id, t.n FROM bench_tables t ORDER BY t.n LIMIT 50`,
  );
  await sql(
    `INSERT INTO catalog_objects (id, project_id, kind, table_id) SELECT n.id, p.id, 'column', n.table_id FROM bench_new n, projects p`,
  );
  await sql(`INSERT INTO object_versions (project_id, object_id, engine_id, ordinal, kind, table_id, schema, name, definition, origin, from_position)
    SELECT p.id, n.id, n.id, 50000000 + n.n, 'column', n.table_id, 'public', 'added_later', '{"ordinal": 99, "type": "text", "nullable": true}',
      '{"path": "0041_step.sql", "version": "0041", "line": 1, "endLine": 1}', 41 FROM bench_new n, projects p`);
  await sql(`INSERT INTO changes (project_id, migration_id, position, ordinal, object_id, table_id, kind, object_kind, facts, consequence, shown, summary, line, end_line)
    SELECT m.project_id, m.id, 41, n.n, n.id, n.table_id, 'added', 'column', '[]', false, true, 'column added_later added', 1, 1
    FROM bench_new n JOIN migrations m ON m.position = 41`);
  await sql("ANALYZE");
}
