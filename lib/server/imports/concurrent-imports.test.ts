import { expect, test } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { applyImport } from "./apply-import";
import { importFiles } from "./import-files";
import { stageImport } from "./stage-import";
import { sourceFiles } from "./testing/source-files";

withTestDatabase();

const people = { "0001_people.sql": "CREATE TABLE people (id int PRIMARY KEY);" };
const others = { "0001_people.sql": "CREATE TABLE people (id bigint PRIMARY KEY);" };

function appliedImports(projectId: string): Promise<number> {
  return getDb().import.count({ where: { projectId, status: "applied" } });
}

test("the same files pushed six times at once are one import, and all six are told its id", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const push = (viewer: Viewer) => importFiles(viewer, { slug, files: sourceFiles(people) });
  const pushers = [viewers.editor, viewers.editor, viewers.admin, viewers.editor, viewers.admin, viewers.editor];
  const outcomes = await Promise.all(pushers.map(push));
  expect(new Set(outcomes.map((each) => each.importId)).size).toBe(1);
  expect(new Set(outcomes.map((each) => each.head))).toEqual(new Set(["0001"]));
  expect(await appliedImports(id)).toBe(1);
  expect(await getDb().migration.count({ where: { projectId: id } })).toBe(1);
  expect(await getDb().auditEntry.count({ where: { projectId: id, action: "import.apply" } })).toBe(1);
});

test("the same files staged twice and applied one after the other are one import", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const stage = (viewer: Viewer) => stageImport(viewer, { slug, files: sourceFiles(people) });
  const [mine, theirs] = await Promise.all([stage(viewers.editor), stage(viewers.admin)]);
  const first = await applyImport(viewers.editor, { slug, importId: mine.importId });
  expect(await applyImport(viewers.admin, { slug, importId: theirs.importId })).toEqual(first);
  expect(await appliedImports(id)).toBe(1);
});

test("files of the same name and other content are told to look again", async () => {
  const { slug, viewers } = await createProjectWith();
  const stage = (texts: Readonly<Record<string, string>>) =>
    stageImport(viewers.editor, { slug, files: sourceFiles(texts) });
  const staged = await Promise.all([stage(people), stage(others)]);
  const results = await Promise.allSettled(
    staged.map(({ importId }) => applyImport(viewers.editor, { slug, importId })),
  );
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused).toMatchObject([{ code: "conflict" }]);
});

test("the same files read by other choices are not the same import", async () => {
  const { slug, viewers } = await createProjectWith();
  const stage = (layout: "plain" | "wrangler") =>
    stageImport(viewers.editor, { slug, files: sourceFiles(people), layout });
  const [plain, wrangler] = await Promise.all([stage("plain"), stage("wrangler")]);
  await applyImport(viewers.editor, { slug, importId: plain.importId });
  await expect(applyImport(viewers.editor, { slug, importId: wrangler.importId })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("the same files again name the import that brought them", async () => {
  const { id, slug, viewers } = await createProjectWith();
  const first = await importFiles(viewers.editor, { slug, files: sourceFiles(people) });
  const again = await importFiles(viewers.admin, { slug, files: sourceFiles(people) });
  expect(again).toMatchObject({ importId: first.importId, isUnchanged: true, migrationsAdded: 0, head: "0001" });
  expect(again.totals).toEqual(first.totals);
  expect(await appliedImports(id)).toBe(1);
});

test("history is changed by nobody who did not accept it, also where somebody else did", async () => {
  const { slug, viewers } = await createProjectWith();
  await importFiles(viewers.editor, { slug, files: sourceFiles(people) });
  const stage = () => stageImport(viewers.editor, { slug, files: sourceFiles(others) });
  const [mine, other] = await Promise.all([stage(), stage()]);
  const accepted = await applyImport(viewers.editor, { slug, importId: mine.importId, acceptHistory: true });
  const apply = (acceptHistory: boolean) =>
    applyImport(viewers.editor, { slug, importId: other.importId, acceptHistory });
  await expect(apply(false)).rejects.toMatchObject({ code: "conflict" });
  expect(await apply(true)).toEqual(accepted);
});
