import { expect, test } from "vitest";
import { getCatalog } from "../catalog-store/get-catalog";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { importFiles } from "./import-files";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const layout = "plain" as const;
const building = (name: string) =>
  `DO $$ BEGIN EXECUTE format('CREATE TABLE %I (LIKE base)', '${name}' || (SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND length(tableowner) > 0)); END $$;`;
const first = { "0001_base.sql": `CREATE TABLE base (id int);\n${building("made_")}` };
const second = { "0002_more.sql": building("more_") };

const tablesOf = async ({ slug, viewers }: TestProject) =>
  (await getCatalog(viewers.viewer, { slug })).tables.map((table) => table.name);

test("what is built at run time is run where an import asks for it, and from then on", {
  timeout: 600_000,
}, async () => {
  const project = await createProjectWith();
  const { slug, viewers } = project;
  const files = sourceFiles(first);
  const named = await stageImport(viewers.editor, { slug, files, layout });
  expect(named.dynamic).toEqual({ named: 1, ran: 0, isAsked: false, wasAsked: false });
  await importFiles(viewers.editor, { slug, files, layout });
  expect(await tablesOf(project)).toEqual(["base"]);

  const asked = await stageImport(viewers.editor, { slug, files, layout, runDynamic: true });
  expect(asked).toMatchObject({ dynamic: { named: 0, ran: 1, isAsked: true }, isUnchanged: false, history: [] });
  await importFiles(viewers.editor, { slug, files, layout, runDynamic: true });
  expect(await tablesOf(project)).toEqual(["base", "made_1"]);

  const more = { slug, files: sourceFiles({ ...first, ...second }), layout };
  await importFiles(viewers.editor, more);
  expect(await tablesOf(project)).toEqual(["base", "made_1", "more_2"]);
  const again = await stageImport(viewers.editor, { ...more, runDynamic: true });
  expect(again.isUnchanged).toBe(true);
});
