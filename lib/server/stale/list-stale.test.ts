import { beforeEach, describe, expect, it } from "vitest";
import type { StaleSearch } from "@/lib/domain/stale-search";
import { confirmDocs } from "../docs/confirm-docs";
import { saveDoc } from "../docs/save-doc";
import { setOwner } from "../owners/set-owner";
import { sendBack } from "../reviews/send-back";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";
import { countStale } from "./count-stale";
import { listStale } from "./list-stale";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const column = { kind: "added", objectKind: "column", consequence: true } as const;
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      { ...column, key: "users.email", table: "users" },
      { key: "orders", kind: "added" },
    ],
  });
  const { editor, reviewer } = project.viewers;
  for (const [key, field] of [
    ["users.email", "description"],
    ["users.email", "rationale"],
    ["users", "purpose"],
  ] as const)
    await saveDoc(editor, { slug: project.slug, objectId: ground.id(key), field, base: 0, text: `About ${key}.` });
  await verifyTable(reviewer, project.slug, ground.id("orders"));
  await setOwner(editor, {
    slug: project.slug,
    objectIds: [ground.id("users")],
    owner: { kind: "member", id: editor.userId },
  });
  const altered = { key: "users.email", kind: "altered", table: "users" } as const;
  await ground.lay(
    { version: "0002", changes: [{ ...altered, summary: "email longer" }] },
    { version: "0003", changes: [{ ...altered, summary: "email citext" }] },
    { version: "0004", changes: [{ key: "orders", kind: "altered", summary: "orders logged" }] },
  );
});

const read = (asOf?: string) => listStale(project.viewers.editor, { slug: project.slug, ...(asOf ? { asOf } : {}) });

describe("the list of all that is stale", () => {
  it("has every stale field and verification with its newest change, since when, and who owns it, the oldest first", async () => {
    const { rows } = await read();
    const email = {
      object: "email",
      kind: "column",
      name: "users",
      excerpt: "About users.email.",
      number: 1,
      causes: 2,
    };
    const since = { version: "0002", migrationsAgo: 2 };
    const cause = { summary: "email citext", version: "0003", line: 1 };
    const owner = { name: project.people.editor.name };
    expect(rows).toMatchObject([
      { ...email, field: "description", since, cause, owner },
      { ...email, field: "rationale", since, cause, owner },
      { docId: null, field: null, name: "orders", since: { version: "0004", migrationsAgo: 0 }, owner: null },
    ]);
    expect(await countStale(project.viewers.viewer, project.slug)).toBe(3);
  });

  it("was what it was as of a migration, with the text of then", async () => {
    const { rows } = await read("0002");
    const [description] = rows;
    await saveDoc(project.viewers.editor, {
      slug: project.slug,
      objectId: description?.objectId ?? "",
      field: "description",
      base: 1,
      text: "Where mail goes.",
    });
    const then = await read("0002");
    expect(then.rows).toEqual(rows);
    expect(then.rows.map(({ cause, excerpt }) => [cause.summary, excerpt])).toEqual([
      ["email longer", "About users.email."],
      ["email longer", "About users.email."],
    ]);
    expect((await read()).rows).toHaveLength(2);
    expect(then.can).toEqual(["project.read"]);
  });

  it("is narrowed by owner, kind, age, words and what is mine, and tells how much there is in all", async () => {
    const { slug, viewers } = project;
    const narrowed = (search: StaleSearch) => listStale(viewers.editor, { slug, search });
    const count = async (search: StaleSearch) => (await narrowed(search)).found;
    expect(await count({ kind: "column" })).toBe(2);
    expect(await count({ kind: "verification" })).toBe(1);
    expect(await count({ owner: "none" })).toBe(1);
    expect(await count({ owner: viewers.editor.userId, kind: "verification" })).toBe(0);
    expect(await count({ mine: "1" })).toBe(2);
    expect([await count({ age: 7 }), await count({ q: "ABOUT users.e" }), await count({ q: "public.ord" })]).toEqual([
      0, 2, 1,
    ]);
    const { rows, total, owners, kinds } = await narrowed({ owner: "none", page: 9 });
    expect([rows.length, total, kinds]).toEqual([1, 3, ["column", "verification"]]);
    expect(owners).toEqual([
      { owner: { id: viewers.editor.userId, name: project.people.editor.name }, total: 2, found: 0 },
      { owner: null, total: 1, found: 1 },
    ]);
  });

  it("comes a page at a time, in one order, with as much as there is told", async () => {
    const { slug, viewers } = project;
    const many = Array.from({ length: 101 }, (_, index) => ({
      key: `users.c${index}`,
      kind: "added" as const,
      objectKind: "column" as const,
      table: "users",
    }));
    await ground.lay({ version: "0005", changes: many });
    for (const { key } of many)
      await saveDoc(viewers.editor, { slug, objectId: ground.id(key), field: "rationale", base: 0, text: "x" });
    await ground.lay({ version: "0006", changes: many.map((each) => ({ ...each, kind: "altered" as const })) });
    const page = (number: number) => listStale(viewers.viewer, { slug, search: { page: number } });
    const [first, last] = [await page(1), await page(2)];
    expect([first.rows.length, last.rows.length, first.pages, first.found, last.page]).toEqual([100, 4, 2, 104, 2]);
    expect(new Set([...first.rows, ...last.rows].map(({ docId, objectId }) => docId ?? objectId)).size).toBe(104);
    expect(first.rows[0]?.since.version).toBe("0002");
    expect(last.rows.at(-1)?.owner).toBeNull();
    expect((await page(9)).rows).toEqual(last.rows);
  });

  it("loses what is confirmed", async () => {
    const docs = (await read()).rows.flatMap(({ docId, number }) => (docId === null ? [] : [{ docId, number }]));
    await confirmDocs(project.viewers.editor, { slug: project.slug, docs });
    expect((await read()).rows.map(({ name }) => name)).toEqual(["orders"]);
  });

  it("is counted anew after a revision, an event of a review and a migration", async () => {
    const { editor, reviewer } = project.viewers;
    const count = () => countStale(editor, project.slug);
    expect(await count()).toBe(3);
    const [doc] = (await read()).rows.flatMap(({ docId, number }) => (docId === null ? [] : [{ docId, number }]));
    await confirmDocs(editor, { slug: project.slug, docs: doc ? [doc] : [] });
    expect(await count()).toBe(2);
    const tables = [{ objectId: ground.id("orders"), number: 2 }];
    await sendBack(reviewer, { slug: project.slug, tables, reason: "Logged where?" });
    expect(await count()).toBe(1);
    await ground.lay({ version: "0005", changes: [{ key: "users", kind: "altered", summary: "users logged" }] });
    expect(await count()).toBe(2);
  });

  it("is not to be had by strangers", async () => {
    const { stranger } = project.viewers;
    await expect(listStale(stranger, { slug: project.slug })).rejects.toMatchObject({ code: "not_found" });
    await expect(countStale(stranger, project.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});
