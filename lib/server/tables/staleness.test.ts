import { beforeEach, describe, expect, it } from "vitest";
import { confirmDocs } from "../docs/confirm-docs";
import { confirmTable } from "../docs/confirm-table";
import { saveDoc } from "../docs/save-doc";
import { importFiles } from "../imports/import-files";
import { sendBack } from "../reviews/send-back";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";
import { writerIn } from "../testing/writer-in";
import { findTables } from "./find-tables";
import { getTable } from "./get-table";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const users: readonly TestChange[] = [
  { key: "users", kind: "added" },
  { key: "users.id", kind: "added", objectKind: "column", table: "users", consequence: true },
  { key: "users.email", kind: "added", objectKind: "column", table: "users", consequence: true },
];
const emailAltered: TestChange = {
  key: "users.email",
  kind: "altered",
  table: "users",
  definition: { type: "citext" },
  summary: "column users.email: type text → citext",
};

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: users });
});

const write = writerIn(() => ({ project, ground }));

function read(asOf?: string, name = "users") {
  const input = { slug: project.slug, schema: "public", name, ...(asOf ? { asOf } : {}) };
  return getTable(project.viewers.viewer, input);
}

async function causes(asOf?: string, name?: string) {
  return (await read(asOf, name)).staleCauses.map(({ summary }) => summary);
}

/** The fields of a page that are stale, as `object.field`, each with the change that did it. */
async function staleFields(asOf?: string, name?: string) {
  const page = await read(asOf, name);
  const objects = [
    page.table,
    ...page.columns,
    ...page.indexes,
    ...page.constraints,
    ...page.policies,
    ...page.triggers,
  ];
  return Object.fromEntries(
    objects.flatMap((object) =>
      Object.entries(object.staleFields).map(([field, cause]) => [`${object.name}.${field}`, cause.summary]),
    ),
  );
}

const verify = () => verifyTable(project.viewers.reviewer, project.slug, ground.id("users"));

describe("a field", () => {
  it("is stale after a change of what it is about, and names the change", async () => {
    await write("users.email", "description");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await staleFields()).toEqual({ "email.description": emailAltered.summary });
    const cause = { summary: emailAltered.summary, version: "0002", path: "0002.sql", position: 2, line: 1 };
    const page = await read();
    expect(page.columns[1]?.stale).toMatchObject(cause);
    expect(page.staleCauses).toMatchObject([{ ...cause, fields: ["description"] }]);
    const grid = await findTables(project.viewers.viewer, { slug: project.slug });
    expect(grid.rows[0]?.stale).toMatchObject(cause);
  });

  it("stays good when something else on its page changes", async () => {
    await write("users", "purpose");
    await write("users.id", "description");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await staleFields()).toEqual({});
    expect(await causes()).toEqual([]);
  });

  it("is answered for by its own next revision only", async () => {
    await write("users.email", "description");
    await write("users.email", "rationale");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await write("users.email", "description", 1, "Where mail goes.");
    expect(await staleFields()).toEqual({ "email.rationale": emailAltered.summary });
    await write("users.email", "rationale", 1, "About users.email.", "confirm");
    expect(await staleFields()).toEqual({});
  });

  it("is not stale by what only follows from another change", async () => {
    await write("users.email", "description");
    await ground.lay({ version: "0002", changes: [{ ...emailAltered, consequence: true }] });
    expect(await staleFields()).toEqual({});
  });

  it("that was emptied says nothing that could be stale", async () => {
    await write("users.email", "description");
    await write("users.email", "description", 1, "");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await staleFields()).toEqual({});
  });

  it("names the newest of several changes, its table all of them, newest first", async () => {
    await write("users.email", "description");
    const renamed = { key: "users.email", kind: "renamed", table: "users", name: "mail", summary: "renamed" } as const;
    await ground.lay({ version: "0002", changes: [emailAltered] }, { version: "0003", changes: [renamed] });
    expect(await staleFields()).toEqual({ "mail.description": "renamed" });
    expect(await causes()).toEqual(["renamed", emailAltered.summary]);
  });

  it("is good again once its table is verified, and stale again when that is taken back", async () => {
    await write("users.email", "description");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await verify();
    expect(await causes()).toEqual([]);
    const tables = [{ objectId: ground.id("users"), number: 2 }];
    await sendBack(project.viewers.reviewer, { slug: project.slug, tables, reason: "Mail to whom?" });
    expect(await causes()).toEqual([emailAltered.summary]);
  });

  it("was what it was: as of a migration only what had happened by then counts", async () => {
    await write("users.email", "description");
    await ground.lay({ version: "0002", changes: [emailAltered] });
    await ground.lay({ version: "0003", changes: [] });
    await write("users.email", "description", 1, "About users.email.", "confirm");
    expect(await staleFields("0001")).toEqual({});
    expect(await staleFields("0002")).toEqual({ "email.description": emailAltered.summary });
    expect(await staleFields()).toEqual({});
  });
});

describe("a verification", () => {
  it("is stale by any later change of its table, until the table is verified again", async () => {
    await verify();
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect((await read()).staleCauses).toMatchObject([{ summary: emailAltered.summary, fields: [] }]);
    const confirm = confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    await expect(confirm).rejects.toMatchObject({ code: "conflict" });
    await verify();
    expect(await causes()).toEqual([]);
  });

  it("is what can be stale where nobody has written: a table without either never is", async () => {
    await ground.lay({ version: "0002", changes: [emailAltered] });
    expect(await causes()).toEqual([]);
  });
});

describe("what changed beside a doc", () => {
  it("is pointed at on the table's own docs while nobody has written about the part that changed", async () => {
    await write("users", "purpose");
    const dropped = { key: "users.id", kind: "dropped", table: "users", summary: "id dropped" } as const;
    await ground.lay({ version: "0002", changes: [emailAltered, dropped] });
    expect((await read()).table.concerns.map(({ summary }) => summary)).toEqual(["id dropped", emailAltered.summary]);
    await write("users.email", "description");
    expect((await read()).table.concerns.map(({ summary }) => summary)).toEqual(["id dropped"]);
    await write("users", "purpose", 1, "About users, who have no number any more.");
    expect((await read()).table.concerns).toEqual([]);
  });

  const uses = (key: string, objectKind: string, definition: Readonly<Record<string, unknown>>): TestChange => ({
    key,
    kind: "added",
    objectKind,
    table: "users",
    definition,
  });
  const neighbours: readonly TestChange[] = [
    uses("by_email", "index", { columns: ["lower(email)"] }),
    uses("by_id", "index", { columns: ["id"], where: "(email_count > 0)" }),
    uses("own_rows", "policy", { using: "(email = current_setting('app.email'::text))" }),
    uses("all_rows", "policy", { using: "true", check: null }),
    uses("email_given", "constraint", { type: "check", definition: "CHECK ((email <> ''::text))", columns: [] }),
    uses("email_once", "constraint", { type: "unique", columns: ["email"], definition: "UNIQUE (email)" }),
  ];

  it("is pointed at on the indexes, constraints and policies that use the column, and on no others", async () => {
    await ground.lay({ version: "0002", changes: neighbours });
    for (const { key } of neighbours) await write(key, "rationale");
    await ground.lay({ version: "0003", changes: [emailAltered] });
    const page = await read();
    const concerned = [...page.indexes, ...page.policies, ...page.constraints].filter(
      (each) => each.concerns.length > 0,
    );
    expect(concerned.map(({ name }) => name)).toEqual(["by_email", "own_rows", "email_given", "email_once"]);
    expect(concerned.every(({ stale }) => stale === null)).toBe(true);
    expect(concerned[0]?.concerns).toMatchObject([{ summary: emailAltered.summary, version: "0003" }]);
    await write("own_rows", "rationale", 1, "About own_rows.", "confirm");
    expect((await read()).policies.every(({ concerns }) => concerns.length === 0)).toBe(true);
    expect((await read("0002")).policies.every(({ concerns }) => concerns.length === 0)).toBe(true);
  });

  it("is pointed at on a foreign key of another table, and on a view that reads the column", async () => {
    const references = { schema: "public", table: "users", columns: ["email"], onDelete: "", onUpdate: "" };
    await ground.lay({
      version: "0002",
      changes: [
        { key: "mails", kind: "added" },
        {
          key: "mails_fkey",
          kind: "added",
          objectKind: "constraint",
          table: "mails",
          definition: { type: "foreign key", columns: ["recipient"], references },
        },
        {
          key: "people",
          kind: "added",
          definition: { kind: "view", definition: " SELECT users.email\n   FROM users;" },
        },
        { key: "emails", kind: "added", definition: { kind: "view", definition: " SELECT email\n   FROM letters;" } },
      ],
    });
    for (const [key, field] of Object.entries({ mails_fkey: "rationale", people: "purpose", emails: "purpose" }))
      await write(key, field);
    await ground.lay({ version: "0003", changes: [emailAltered] });
    expect((await read(undefined, "mails")).constraints[0]?.concerns).toMatchObject([{ version: "0003" }]);
    expect((await read(undefined, "people")).table.concerns).toMatchObject([{ version: "0003" }]);
    expect((await read(undefined, "emails")).table.concerns).toEqual([]);
  });

  it("is pointed at on a column whose type changed", async () => {
    const { slug, viewers } = await createProjectWith({ dialect: "postgres" });
    const bring = (path: string, sql: string) => {
      const files = [{ path, bytes: Buffer.from(sql) }];
      return importFiles(viewers.editor, { slug, files, layout: "plain", dialect: "postgres" });
    };
    const readColumns = async () =>
      (await getTable(viewers.viewer, { slug, schema: "public", name: "letters" })).columns;
    await bring(
      "0001.sql",
      "create type mood as enum ('calm'); create table letters (tone mood, tones mood[], note text);",
    );
    for (const { objectId, name } of await readColumns())
      await saveDoc(viewers.editor, { slug, objectId, field: "description", base: 0, text: `About ${name}.` });
    await bring("0002.sql", "alter type mood add value 'glad';");
    const concerned = (await readColumns()).filter(({ concerns }) => concerns.length > 0);
    expect(concerned.map(({ name }) => name)).toEqual(["tone", "tones"]);
  });
});

describe("still true", () => {
  it("of a whole table confirms what is stale and what is pointed at, and leaves the rest", async () => {
    await ground.lay({
      version: "0002",
      changes: [
        { key: "by_email", kind: "added", objectKind: "index", table: "users", definition: { columns: ["email"] } },
      ],
    });
    for (const [key, field] of [
      ["users", "purpose"],
      ["users.email", "description"],
      ["users.id", "description"],
      ["by_email", "rationale"],
    ] as const)
      await write(key, field);
    await ground.lay({ version: "0003", changes: [emailAltered] });
    const confirmed = await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    expect(confirmed).toEqual({ confirmed: 2, left: [] });
    const page = await read();
    expect(page.columns.map(({ docs }) => docs.description?.number)).toEqual([1, 2]);
    expect([page.indexes[0]?.docs.rationale?.number, page.table.docs.purpose?.number]).toEqual([2, 1]);
    const again = await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    expect(again).toEqual({ confirmed: 0, left: [] });
  });

  it("of several docs confirms those that are as they were shown, and names those that moved on", async () => {
    await write("users.email", "description");
    await write("users.id", "description");
    await write("users.id", "description", 1, "The key.");
    const page = await read();
    const docs = page.columns.map((column) => ({ docId: column.docs.description?.docId ?? "", number: 1 }));
    const confirmed = await confirmDocs(project.viewers.editor, { slug: project.slug, docs });
    expect(confirmed).toEqual({ confirmed: 1, left: [docs[0]?.docId] });
    expect((await read()).columns.map((column) => column.docs.description?.number)).toEqual([2, 2]);
    const others = confirmDocs(project.viewers.viewer, { slug: project.slug, docs });
    await expect(others).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a whole table", () => {
  it("that is added makes nothing stale", async () => {
    await write("users", "purpose");
    await ground.lay({ version: "0002", changes: [{ key: "posts", kind: "added" }] });
    const grid = await findTables(project.viewers.viewer, { slug: project.slug });
    expect(grid.rows.map(({ name, stale }) => [name, stale])).toEqual([
      ["posts", null],
      ["users", null],
    ]);
  });

  it("that is dropped and comes back has its docs again, stale by its coming back", async () => {
    await write("users", "purpose", 0, "People.");
    await write("users.email", "description", 0, "Where mail goes.");
    await ground.lay({ version: "0002", changes: users.map((change) => ({ ...change, kind: "dropped" })) });
    await expect(read()).rejects.toMatchObject({ code: "not_found", details: { lastVersion: "0001" } });
    expect((await read("0001")).table.docs.purpose?.text).toBe("People.");
    await ground.lay({
      version: "0003",
      changes: [...users, { key: "users_idx", kind: "added", objectKind: "index", table: "users" }],
    });
    const page = await read();
    expect(page.table.docs.purpose?.text).toBe("People.");
    expect(page.columns[1]?.docs.description?.text).toBe("Where mail goes.");
    expect(await staleFields()).toEqual({
      "users.purpose": "table users added",
      "email.description": "column email added",
    });
    const done = await confirmTable(project.viewers.editor, { slug: project.slug, objectId: ground.id("users") });
    expect(done).toEqual({ confirmed: 2, left: [] });
  });

  it("that is renamed keeps its docs, and its old name leads to the new one", async () => {
    await write("users", "purpose", 0, "People.");
    await write("users.email", "rationale", 0, "They sign in with it.");
    await ground.lay({ version: "0002", changes: [{ key: "users", kind: "renamed", name: "people" }] });
    const page = await read(undefined, "people");
    expect(page.table.docs.purpose?.text).toBe("People.");
    expect(page.columns[1]?.docs.rationale?.text).toBe("They sign in with it.");
    expect(page.table.stale).toMatchObject({ version: "0002" });
    await expect(read()).rejects.toMatchObject({
      code: "not_found",
      details: { movedTo: { schema: "public", name: "people" } },
    });
    await expect(read("0001", "people")).rejects.toMatchObject({ details: { movedTo: { name: "users" } } });
  });
});
