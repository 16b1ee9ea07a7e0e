import { expect, test } from "vitest";
import { getMigration } from "../migrations/get-migration";
import { getTable } from "../tables/get-table";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { applyImport } from "./apply-import";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const files = sourceFiles({
  "migrations/20240101000000_bills.sql": `CREATE TABLE bills (id int PRIMARY KEY, due_on date, paid_at date);
CREATE INDEX bills_open ON bills (due_on) WHERE paid_at IS NULL;`,
  "migrations/20240102000000_due.sql": "ALTER TABLE bills DROP COLUMN due_on;",
});

test("an index that went with a column is told by the preview, the migration and the table's history", async () => {
  const { slug, viewers } = await createProjectWith();
  const preview = await stageImport(viewers.editor, { slug, files });
  const loss = { summary: "index bills_open on bills dropped", consequence: true, isLoss: true };
  expect(preview.migrations[1]?.changes).toContainEqual(expect.objectContaining(loss));
  await applyImport(viewers.editor, { slug, importId: preview.importId });

  const page = await getMigration(viewers.viewer, slug, "20240102000000_due.sql");
  expect(page.changesList).toContainEqual(expect.objectContaining(loss));
  const { history } = await getTable(viewers.viewer, { slug, schema: "public", name: "bills" });
  expect(history.map((each) => each.summary)).toContain(loss.summary);
});
