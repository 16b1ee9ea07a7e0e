import { beforeEach, describe, expect, it } from "vitest";
import { type AssumptionInput, type AssumptionRule, assumptionInput } from "@/lib/domain/assumptions";
import { getDb } from "../db";
import { importFiles } from "../imports/import-files";
import { stageImport } from "../imports/stage-import";
import { sourceFiles } from "../imports/testing/source-files";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeAssumptions } from "./change-assumptions";
import { listAssumptions } from "./list-assumptions";

withTestDatabase();

let project: TestProject;
const first = `create table users (id uuid primary key, created_at timestamptz not null, updated_at timestamptz not null);
create table posts (id uuid primary key, user_id uuid not null references users (id), source_id uuid, created_at timestamptz);
create index posts_user_id_idx on posts (user_id);
create table likes (user_id uuid references users (id), post_id uuid references posts (id), primary key (user_id, post_id));
create view recent as select id from posts;`;
const files = { "0001_first.sql": first };
const bring = (more: Readonly<Record<string, string>> = {}) =>
  importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles({ ...files, ...more }) });

beforeEach(async () => {
  project = await createProjectWith();
  await bring();
});

const change = (input: AssumptionInput, role: keyof TestProject["viewers"] = "admin") =>
  changeAssumptions(project.viewers[role], { slug: project.slug, ...assumptionInput.parse(input) });
const state = (rule: AssumptionRule) => change({ kind: "state", text: "It is so.", rule });
async function read(asOf?: string) {
  const list = await listAssumptions(project.viewers.viewer, { slug: project.slug, ...(asOf ? { asOf } : {}) });
  const [found] = list.assumptions;
  if (!found) throw new Error("no assumption");
  return found;
}

const uuidKey: AssumptionRule = { every: "table", must: { kind: "have a primary key", type: "uuid" } };

describe("an import", () => {
  it("says beforehand which assumptions it breaks and by what, and nothing of exceptions there were", async () => {
    await state(uuidKey);
    await state({ every: "table", must: { kind: "have row level security" } });
    const preview = async (sql: string) => {
      const given = sourceFiles({ ...files, "0002_more.sql": sql });
      const asked = { slug: project.slug, files: given, layout: "auto", dialect: "auto", leftOut: 0 } as const;
      return (await stageImport(project.viewers.editor, asked)).broken;
    };
    expect(await preview("alter table likes enable row level security;")).toEqual([]);
    expect(
      await preview("create table tags (name text primary key); alter table tags enable row level security;"),
    ).toEqual([{ text: "It is so.", count: 1, names: ["public.tags"] }]);
    expect(await preview("alter table posts drop constraint posts_pkey cascade;")).toMatchObject([
      { count: 1, names: ["public.posts"] },
    ]);
  });
});

describe("an assumption", () => {
  it.each<[rule: AssumptionRule, about: number, exceptions: readonly string[]]>([
    [uuidKey, 3, ["public.likes"]],
    [
      { every: "table", must: { kind: "have columns", columns: ["created_at", "updated_at"] } },
      3,
      ["public.likes", "public.posts"],
    ],
    [{ every: "column", where: { name: "*_id" }, must: { kind: "be a foreign key" } }, 4, ["public.posts.source_id"]],
    [{ every: "column", where: { name: "created_at" }, must: { kind: "be required" } }, 2, ["public.posts.created_at"]],
    [
      { every: "column", where: { name: "*_at" }, must: { kind: "have the type", type: "timestamp with time zone" } },
      3,
      [],
    ],
    [{ every: "foreign key", must: { kind: "have an index" } }, 3, ["public.likes.likes_post_id_fkey"]],
    [
      { every: "index", where: { name: "posts*" }, must: { kind: "be named", name: "*_idx" } },
      2,
      ["public.posts.posts_pkey"],
    ],
    [{ every: "table", where: { schema: "other" }, must: { kind: "have row level security" } }, 0, []],
  ])("%j is true, or lists what it is not true of", async (rule, about, exceptions) => {
    await state(rule);
    const found = await read();
    expect([found.about, found.exceptions.map(({ name }) => name), found.holds]).toEqual([
      about,
      exceptions,
      exceptions.length === 0,
    ]);
  });

  it("holds once every exception has a reason, and no more when that is taken back; what was said is kept", async () => {
    const { id: assumptionId } = await state(uuidKey);
    const [likes] = (await read()).exceptions;
    const except = { kind: "except", assumptionId, objectId: likes?.objectId ?? "" } as const;
    await change({ ...except, reason: "A junction: the pair is the key." }, "editor");
    expect(await read()).toMatchObject({
      holds: true,
      exceptions: [
        { name: "public.likes", reason: "A junction: the pair is the key.", by: project.people.editor.name },
      ],
    });
    await change({ ...except, reason: null }, "editor");
    expect(await read()).toMatchObject({ holds: false, exceptions: [{ reason: null, by: null }] });
    expect(await getDb().assumptionReason.count({ where: { assumptionId } })).toBe(2);
    await expect(getDb().$executeRaw`DELETE FROM assumption_reasons`).rejects.toThrow();
  });

  it("is evaluated with every import, at head and as of any migration; a renamed exception keeps its reason", async () => {
    const { id: assumptionId } = await state(uuidKey);
    const [likes] = (await read()).exceptions;
    await change({ kind: "except", assumptionId, objectId: likes?.objectId ?? "", reason: "A junction." });
    await bring({ "0002_next.sql": "alter table likes rename to hearts; create table tags (id int primary key);" });
    expect(await read()).toMatchObject({
      holds: false,
      exceptions: [
        { name: "public.hearts", reason: "A junction." },
        { name: "public.tags", reason: null },
      ],
    });
    expect(await read("0001")).toMatchObject({ holds: true, exceptions: [{ name: "public.likes" }] });
  });

  it("is an admin's to state and remove, an editor's to except, and no token's", async () => {
    const input = { kind: "state", text: "So.", rule: uuidKey } as const;
    await expect(change(input, "reviewer")).rejects.toMatchObject({ code: "forbidden" });
    const { id: assumptionId } = await state(uuidKey);
    const [likes] = (await read()).exceptions;
    const except = { kind: "except", assumptionId, objectId: likes?.objectId ?? "", reason: "So." } as const;
    await expect(change(except, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    const via = { kind: "token", tokenId: crypto.randomUUID(), scopes: ["write_docs"], projectId: null } as const;
    const token = viewerOf(project.people.admin, via);
    const by = { slug: project.slug, ...assumptionInput.parse(except) };
    await expect(changeAssumptions(token, by)).rejects.toMatchObject({ code: "forbidden" });
    const other = await createProjectWith();
    const elsewhere = changeAssumptions(other.viewers.admin, { ...by, slug: other.slug });
    await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
    await change({ kind: "remove", assumptionId });
    expect((await listAssumptions(project.viewers.viewer, { slug: project.slug })).assumptions).toEqual([]);
  });
});
