import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { DiffPart } from "@/lib/domain/revision-view";
import { getDb } from "../db";
import { listRevisions } from "../docs/list-revisions";
import { saveDoc } from "../docs/save-doc";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { tamper } from "../testing/tamper";
import { withTestDatabase } from "../testing/with-test-database";
import { compareRevisions } from "./compare-revisions";
import { getDocBlame } from "./get-doc-blame";
import { diffTexts } from "./thread/diff-texts";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let docId: string;

const texts = [
  "Who signs in.\n\nOne row per person.",
  "Who signs in.\n\nOne row for each person.",
  "# Users\n\nWho signs in.\n\nOne row for each person.\n\nNever deleted.",
];

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  const { editor, reviewer } = project.viewers;
  await write(editor, 0);
  await write(reviewer, 1);
  await ground.lay({ version: "0002", changes: [{ key: "users", kind: "altered" }] });
  await write(editor, 2);
  docId = (await getDb().doc.findFirstOrThrow({ where: { projectId: project.id }, select: { id: true } })).id;
});

function write(viewer: TestProject["viewers"]["editor"], base: number) {
  const input = { slug: project.slug, objectId: ground.id("users"), field: "purpose", base, text: texts[base] ?? "" };
  return saveDoc(viewer, input);
}

const of = (viewer: keyof TestProject["viewers"] = "viewer") =>
  [project.viewers[viewer], { slug: project.slug, docId }] as const;
const compare = (from?: number, to?: number) => {
  const [viewer, input] = of();
  return compareRevisions(viewer, {
    ...input,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
};

/** The text a difference leads to, and the one it comes from. */
function ends({ blocks }: ReturnType<typeof diffTexts>) {
  const parts = blocks.flatMap((block): readonly DiffPart[] => (block.kind === "same" ? [block] : block.parts));
  const without = (kind: string) =>
    parts
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text)
      .join("");
  return [without("added"), without("removed")];
}

describe("two revisions compared", () => {
  test("are any two, the earlier first, with the words that differ; nothing at all is a revision too", async () => {
    const pair = await compare(2, 1);
    expect(pair).toMatchObject({
      from: { number: 1, version: "0001" },
      to: { number: 2 },
      newest: 3,
      label: "Purpose",
    });
    const changed = pair.diff.blocks.flatMap((block) => (block.kind === "same" ? [] : block.parts));
    expect(changed.filter(({ kind }) => kind !== "same").map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ["removed", "per"],
      ["added", "for"],
      ["added", "each"],
    ]);
    expect(ends((await compare(1, 3)).diff)).toEqual([texts[0], texts[2]]);
    expect(ends((await compare(0, 1)).diff)).toEqual(["", texts[0]]);
    expect(await compare()).toMatchObject({ from: { number: 2 }, to: { number: 3 } });
    expect((await compare(3, 3)).diff.blocks).toEqual([{ kind: "same", text: texts[2] }]);
  });

  test("are not found where there is no such revision, doc or member", async () => {
    await expect(compare(1, 9)).rejects.toMatchObject({ code: "not_found" });
    const [stranger, input] = of("stranger");
    await expect(compareRevisions(stranger, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(getDocBlame(stranger, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(listRevisions(project.viewers.viewer, { ...input, docId: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("of a megabyte each, with nothing in common, take no longer than about half a second", () => {
    const megabyte = (line: number) =>
      randomBytes(524_288)
        .toString("hex")
        .replaceAll(new RegExp(`.{${line}}`, "g"), "$&\n");
    for (const line of [2, 60, 1_000]) {
      const [before, after] = [megabyte(line), megabyte(line)];
      const began = process.cpuUsage();
      const diff = diffTexts(before, after);
      const { user } = process.cpuUsage(began);
      expect(user / 1000).toBeLessThan(2_000);
      const [from, to] = ends(diff);
      expect([from === before, to === after]).toEqual([true, true]);
    }
  });
});

describe("who wrote what", () => {
  test("is told for each paragraph: who, in which revision, at which migration", async () => {
    const blame = await getDocBlame(...of());
    expect(blame.lines).toEqual([
      { line: 1, text: "# Users\n", revision: 3 },
      { line: 3, text: "Who signs in.\n", revision: 1 },
      { line: 5, text: "One row for each person.\n", revision: 2 },
      { line: 7, text: "Never deleted.", revision: 3 },
    ]);
    expect(blame.revisions).toMatchObject([
      { number: 3, by: project.people.editor.name, version: "0002" },
      { number: 2, by: project.people.reviewer.name, version: "0001" },
      { number: 1, by: project.people.editor.name, version: "0001" },
    ]);
    expect(blame.lines.map(({ text }) => text).join("\n")).toBe(texts[2]);
  });

  test("is not asked of a text of more lines than anybody reads", async () => {
    const saved = await saveDoc(project.viewers.editor, {
      slug: project.slug,
      objectId: ground.id("users"),
      field: "notes",
      base: 0,
      text: "a\n\n".repeat(20_000),
    });
    const blame = await getDocBlame(project.viewers.viewer, { slug: project.slug, docId: saved.docId ?? "" });
    expect(blame.lines).toEqual([{ line: 1, text: "a\n\n".repeat(20_000), revision: 1 }]);
  });

  test("goes back only so far in a history of ten thousand revisions, and says so", async () => {
    const { id } = await long();
    const blame = await getDocBlame(project.viewers.viewer, { slug: project.slug, docId: id });
    expect(blame.lines.map(({ text, revision }) => [text, revision])).toEqual([
      ["The first line.\n", blame.oldest],
      ["Number 10000", 10_000],
    ]);
    expect(blame.oldest).toBeGreaterThan(1);
  });
});

describe("a history of ten thousand revisions", () => {
  test("comes a page at a time, from any number and any day", async () => {
    const { id, day } = await long();
    const list = (from: { before?: number; until?: string }) =>
      listRevisions(project.viewers.viewer, { slug: project.slug, docId: id, ...from });
    const newest = await list({});
    expect([newest.revisions.length, newest.newest, newest.nextBefore]).toEqual([50, 10_000, 9_951]);
    expect((await list({ before: 5_001 })).revisions[0]?.number).toBe(5_000);
    expect((await list({ until: day(1_234) })).revisions[0]?.number).toBe(1_234);
    expect((await list({ before: 51 })).nextBefore).toBeNull();
    expect((await list({ until: "1999-01-01" })).revisions).toEqual([]);
  });
});

let laid: ReturnType<typeof layRevisions> | undefined;
function long() {
  laid ??= layRevisions(10_000);
  return laid;
}

/** A doc with a revision a day, without the chain: what is asked here is how they are found. */
async function layRevisions(count: number) {
  const page = { projectId: project.id, slug: randomBytes(4).toString("hex"), title: "Long" };
  const { id: pageId } = await getDb().page.create({ data: page, select: { id: true } });
  const saved = await saveDoc(project.viewers.editor, {
    slug: project.slug,
    pageId,
    field: "body",
    base: 0,
    text: "x",
  });
  const id = saved.docId ?? "";
  await tamper(
    `INSERT INTO revisions (project_id, sequence, doc_id, number, kind, text, origin, author_id, created_at, previous_hash, hash)
    SELECT $1, 1000000 + n, $2, n, 'edit', E'The first line.\\n\\nNumber ' || n, 'person', $3, '2000-01-01 12:00Z'::timestamptz + n * interval '1 day', 'x', 'x'
    FROM generate_series(2, $4::int) n`,
    [project.id, id, project.people.editor.id, count],
  );
  await tamper("UPDATE docs SET number = $2 WHERE id = $1", [id, count]);
  const day = (number: number) => new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
  return { id, day };
}
