import { expect, test } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { blame, replay, sortMigrations } from "@/migrations-import/index";
import { applyImport } from "../imports/apply-import";
import { stageImport } from "../imports/stage-import";
import { sourceFiles } from "../imports/testing/source-files";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { getBlame } from "./get-blame";

withTestDatabase();

const first = {
  "0001_users.sql": "CREATE TABLE users (id int PRIMARY KEY);\nALTER TABLE users ADD email text;",
  "0002_required.sql": "ALTER TABLE users ALTER email SET DEFAULT '';\nALTER TABLE users ALTER email SET NOT NULL;",
};
const later = {
  "0003_people.sql": "ALTER TABLE users RENAME TO people;\nALTER TABLE people RENAME email TO address;",
  "0004_gone.sql":
    "ALTER TABLE people DROP address;\nCREATE FUNCTION area(a int) RETURNS int LANGUAGE sql AS 'SELECT a';",
  "0005_back.sql": "ALTER TABLE people ADD address text;\nCOMMENT ON COLUMN people.address IS 'where';",
};

async function give(viewer: Viewer, slug: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const { importId } = await stageImport(viewer, { slug, files: sourceFiles(texts) });
  await applyImport(viewer, { slug, importId });
}

/** Two imports of the history, and what the engine says of all of it at once. */
async function imported() {
  const { slug, viewers } = await createProjectWith();
  await give(viewers.editor, slug, first);
  await give(viewers.editor, slug, later);
  const set = await sortMigrations(sourceFiles({ ...first, ...later }));
  const { objects, outcomes } = await replay(set);
  const all = blame(
    objects,
    outcomes.flatMap(({ changes }) => changes),
  );
  return { slug, viewer: viewers.viewer, all };
}

test("what is stored over several imports says the same of every fact as the engine does at once", async () => {
  const { slug, viewer, all } = await imported();
  const { objects } = await getBlame(viewer, { slug });
  const told = objects.map(({ objectId: _, before: _before, ...each }) => each);
  expect(told).toEqual(all.map(({ id: _, ...each }) => each));
  expect(objects.find(({ address }) => address === "column:public.people.address")?.before).toMatchObject([
    { made: { version: "0001", line: 2 }, dropped: { version: "0004", line: 1 } },
  ]);
});

test("an object is found by its address with what belongs to it, or by its identity alone, as of any migration", async () => {
  const { slug, viewer } = await imported();
  const table = await getBlame(viewer, { slug, address: "table:public.people" });
  const named = (list: typeof table) => list.objects.map(({ address }) => address).sort();
  expect(named(table)).toEqual([
    "column:public.people.address",
    "column:public.people.id",
    "constraint:public.people.users_pkey",
    "index:public.people.users_pkey",
    "table:public.people",
  ]);
  expect(named(await getBlame(viewer, { slug, address: "function:public.area(a integer)" }))).toHaveLength(1);
  const past = { slug, asOf: "0002" };
  const email = await getBlame(viewer, { ...past, address: "column:public.users.email" });
  const objectId = email.objects[0]?.objectId ?? "";
  expect(await getBlame(viewer, { ...past, objectId })).toEqual(email);
  const nullable = email.objects[0]?.facts.find(({ fact }) => fact === "nullable");
  expect(nullable).toMatchObject({
    value: false,
    steps: [{ provenance: { version: "0001", line: 2 } }, { provenance: { version: "0002", line: 2 } }],
  });
  await expect(getBlame(viewer, { ...past, address: "table:public.people" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a project one may not see has no blame", async () => {
  const { slug } = await imported();
  const { viewers } = await createProjectWith();
  await expect(getBlame(viewers.admin, { slug })).rejects.toMatchObject({ code: "not_found" });
});
