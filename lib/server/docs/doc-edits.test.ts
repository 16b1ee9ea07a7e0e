import { beforeEach, expect, test } from "vitest";
import { getDb } from "../db";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { writerIn } from "../testing/writer-in";
import { confirmTable } from "./confirm-table";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const column = (key: string, table: string): TestChange => ({ key, kind: "added", objectKind: "column", table });

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const tables = ["users", "posts"].map((key): TestChange => ({ key, kind: "added" }));
  await ground.lay({ version: "0001", changes: [...tables, column("users.email", "users")] });
});

const write = writerIn(() => ({ project, ground }));

const counted = () => getDb().$queryRaw`
  SELECT doc_id, migration_id, object_id, table_id, edits, number, has_text, written FROM doc_edits
  WHERE project_id = ${project.id}::uuid ORDER BY 1, 2`;
const fromRevisions = () => getDb().$queryRaw`
  SELECT r.doc_id, r.migration_id, d.object_id, o.table_id, count(*)::int AS edits, max(r.number) AS number,
    (array_agg(r.text <> '' ORDER BY r.number DESC))[1] AS has_text,
    coalesce(max(r.number) FILTER (WHERE r.kind <> 'confirm'), 0) AS written
  FROM revisions r JOIN docs d ON d.id = r.doc_id JOIN catalog_objects o ON o.id = d.object_id
  WHERE r.project_id = ${project.id}::uuid GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`;

test("how often docs were written, at which migrations, and what only confirmed, is what their revisions say", async () => {
  await write("users", "purpose", 0, "Who signs in.");
  await write("users", "purpose", 1, "Whoever signs in.");
  await write("users.email", "description", 0, "Where mail goes.");
  await ground.lay({ version: "0002", changes: [{ key: "users.email", kind: "altered", table: "users" }] });
  await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
  await write("users.email", "description", 2, "");
  expect(await counted()).toEqual(await fromRevisions());
  expect(await counted()).toHaveLength(3);
});

test("an object that moves to another table takes along how often it was written about", async () => {
  await write("users.email", "description", 0, "Where mail goes.");
  const to = { tableId: ground.id("posts") };
  await getDb().catalogObject.update({ where: { id: ground.id("users.email") }, data: to, select: { id: true } });
  expect(await counted()).toMatchObject([{ table_id: ground.id("posts"), edits: 1 }]);
  expect(await counted()).toEqual(await fromRevisions());
});
