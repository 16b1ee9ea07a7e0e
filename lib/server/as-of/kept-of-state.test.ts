import { expect, test } from "vitest";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { keptOfState } from "./kept-of-state";
import { readSnapshot } from "./read-snapshot";
import { resolveAsOf, scopeOf } from "./resolve-as-of";

withTestDatabase();

const fileOf = (name: string, sql: string) => ({ path: name, bytes: new TextEncoder().encode(sql) });
const first = fileOf("0001_start.sql", "create table orders (id int primary key);");
const second = fileOf("0002_notes.sql", "create table notes (id int primary key);");

async function begin() {
  const { id, slug, viewers } = await createProjectWith();
  const lay = (...files: (typeof first)[]) =>
    importFiles(viewers.editor, { slug, files, layout: "plain", dialect: "postgres" });
  await lay(first);
  const workedOut: string[] = [];
  const ask = (what = "it", version?: string) =>
    readSnapshot(async (db) => {
      const scope = scopeOf(id, await resolveAsOf(db, id, version));
      return keptOfState(db, scope, what, async () => {
        workedOut.push(what);
        return { tables: await db.objectVersion.count({ where: { projectId: id, kind: "table", toPosition: null } }) };
      });
    });
  const { objectId } = await readSnapshot((db) =>
    db.objectVersion.findFirstOrThrow({ where: { projectId: id, kind: "table" }, select: { objectId: true } }),
  );
  const save = (base: number) =>
    saveDoc(viewers.editor, { slug, objectId, field: "purpose", base, text: `Said ${base + 1} times.` });
  return { id, lay, ask, save, workedOut };
}

test("what follows from a state is worked out once, until an edit or an import makes another of it", async () => {
  const { lay, ask, save, workedOut } = await begin();
  expect(await ask()).toEqual({ tables: 1 });
  expect(await ask()).toBe(await ask());
  expect(workedOut).toEqual(["it"]);
  await save(0);
  await ask();
  expect(workedOut).toHaveLength(2);
  await lay(first, second);
  expect(await ask()).toEqual({ tables: 2 });
  expect(workedOut).toHaveLength(3);
});

test("another question, and the same of an earlier migration, are worked out for themselves", async () => {
  const { lay, ask, workedOut } = await begin();
  await lay(first, second);
  await ask();
  await ask("something else");
  await ask("it", "0001");
  await ask("it", "0002");
  expect(workedOut).toEqual(["it", "something else", "it"]);
});

test("what was worked out from something that was never committed is told to nobody", async () => {
  const { id, ask } = await begin();
  const undone = readSnapshot(async (db) => {
    await db.project.update({ where: { id }, data: { importSerial: { increment: 1 } } });
    await keptOfState(db, { projectId: id, position: 1, isHead: true }, "it", async () => ({ tables: 9 }));
    throw new Error("Undone.");
  });
  await expect(undone).rejects.toThrow("Undone.");
  expect(await ask()).toEqual({ tables: 1 });
});
