import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "../db";
import { isDatabaseGone } from "../http/is-database-gone";
import { applyImport } from "../imports/apply-import";
import { importFiles } from "../imports/import-files";
import { stageImport } from "../imports/stage-import";
import { sourceFiles } from "../imports/testing/source-files";
import { changeMemberRole } from "../members/change-member-role";
import { removeMember } from "../members/remove-member";
import { archiveProject } from "../projects/archive-project";
import { restoreProject } from "../projects/restore-project";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { heldAtLock } from "../testing/held-at-lock";
import { historyProblems } from "../testing/history-problems";
import { withTestDatabase } from "../testing/with-test-database";
import { confirmDocs } from "./confirm-docs";
import { saveDoc } from "./save-doc";

withTestDatabase();

const users = { "0001_users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text);" };
const withoutEmail = { "0002_no_email.sql": "ALTER TABLE users DROP COLUMN email;" };

let project: TestProject;
let table: string;
let email: string;

beforeEach(async () => {
  project = await createProjectWith();
  await importFiles(project.viewers.editor, { slug: project.slug, files: sourceFiles(users) });
  const where = { projectId: project.id };
  table = (await getDb().objectVersion.findFirstOrThrow({ where: { ...where, name: "users" } })).objectId;
  email = (await getDb().objectVersion.findFirstOrThrow({ where: { ...where, name: "email" } })).objectId;
});

const save = (field: string, base: number, text: string, more: object = {}) =>
  saveDoc(project.viewers.editor, { slug: project.slug, objectId: table, field, base, text, ...more });

const outcomeOf = (saving: Promise<{ outcome: string }>) =>
  saving.then(
    ({ outcome }) => outcome,
    (error) => error.code as string,
  );

test("of fifty writers at once from one base one is saved, and the others get what a merge needs", async () => {
  await save("purpose", 0, "People.");
  const tries = Array.from({ length: 50 }, (_, index) =>
    save("purpose", 1, `People, says ${index}.`).then(
      ({ text }) => ({ text, details: null }),
      (error) => ({ text: null, details: error.details }),
    ),
  );
  const answers = await Promise.all(tries);
  const [kept, ...others] = answers.filter(({ text }) => text !== null);
  expect(others).toEqual([]);
  const refused = answers.flatMap(({ details }) => (details === null ? [] : [details]));
  expect(refused).toHaveLength(49);
  for (const details of refused) expect(details).toMatchObject({ number: 2, text: kept?.text, baseText: "People." });
  expect(await historyProblems(project)).toEqual([]);
});

test("different fields of one table are saved at once, all of them", async () => {
  const fields = ["purpose", "decisions", "usage", "performance", "examples", "notes"];
  const outcomes = await Promise.all(fields.map((field) => outcomeOf(save(field, 0, `About ${field}.`))));
  expect(outcomes).toEqual(fields.map(() => "saved"));
  expect(await historyProblems(project)).toEqual([]);
});

test("one edit sent ten times at once makes one revision, and all are told its id", async () => {
  const more = { idempotencyKey: randomUUID() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => save("purpose", 0, "People.", more)));
  expect(new Set(answers.map(({ revisionId }) => revisionId)).size).toBe(1);
  expect(answers.filter(({ outcome }) => outcome === "saved")).toHaveLength(1);
  expect(await historyProblems(project)).toEqual([]);
});

test("three saves of one writer make three revisions in the order they were sent, in whatever order and how often they arrive", async () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  const fields = ["purpose", "decisions", "usage", "performance", "examples", "notes"];
  for (const [index, order] of orders.entries()) {
    const field = fields[index] ?? "";
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    const arrive = (base: number) => outcomeOf(save(field, base, `Said ${base}.`, { idempotencyKey: keys[base] }));
    for (const base of order) await arrive(base);
    for (const base of [0, 1, 2]) expect(["saved", "repeated"]).toContain(await arrive(base));
    for (const base of order) expect(await arrive(base)).toBe("repeated");
    const where = { objectId: table, field };
    const doc = await getDb().doc.findFirstOrThrow({ where, select: { number: true, text: true } });
    expect(doc).toEqual({ number: 3, text: "Said 2." });
  }
  expect(await historyProblems(project)).toEqual([]);
});

test("a restore that races an edit is a revision on top of it or a conflict, never instead of it", async () => {
  const first = await save("purpose", 0, "Good.");
  await save("purpose", 1, "Bad.");
  const restore = { kind: "restore", restoredFrom: first.revisionId };
  const outcomes = await Promise.all([
    outcomeOf(save("purpose", 2, "Good.", restore)),
    outcomeOf(save("purpose", 2, "Better.")),
  ]);
  expect(outcomes.sort()).toEqual(["conflict", "saved"]);
  expect(await historyProblems(project)).toEqual([]);
});

test("an edit that races the import that drops its column is kept, whichever comes first", async () => {
  const { slug, viewers } = project;
  const { importId } = await stageImport(viewers.editor, { slug, files: sourceFiles(withoutEmail) });
  const edit = { slug, objectId: email, field: "description", base: 0, text: "Where mail goes." };
  const [outcome] = await Promise.all([
    outcomeOf(saveDoc(viewers.editor, edit)),
    applyImport(viewers.editor, { slug, importId }),
  ]);
  expect(outcome).toBe("saved");
  const doc = await getDb().doc.findFirstOrThrow({ where: { objectId: email }, select: { text: true } });
  expect(doc.text).toBe("Where mail goes.");
  expect(await getDb().objectVersion.count({ where: { objectId: email, toPosition: null } })).toBe(0);
  await importFiles(viewers.editor, {
    slug,
    files: sourceFiles({ "0003_email.sql": "ALTER TABLE users ADD COLUMN email text;" }),
  });
  expect(await getDb().objectVersion.count({ where: { objectId: email, toPosition: null } })).toBe(1);
  expect(await historyProblems(project)).toEqual([]);
});

test("while many docs are confirmed, others save in between", async () => {
  const { slug, viewers, id: projectId } = project;
  const docs = await writeMany(450);
  let isOver = false;
  const confirming = confirmDocs(viewers.editor, { slug, docs }).finally(() => {
    isOver = true;
  });
  for (let base = 0; !isOver; base += 1)
    await saveDoc(viewers.reviewer, { slug, objectId: table, field: "purpose", base, text: `Save ${base}.` });
  expect(await confirming).toEqual({ confirmed: 450, left: [] });
  const confirmations = { projectId, kind: "confirm" as const };
  const { _min, _max } = await getDb().revision.aggregate({
    where: confirmations,
    _min: { sequence: true },
    _max: { sequence: true },
  });
  const between = { gt: _min.sequence ?? 0, lt: _max.sequence ?? 0 };
  expect(
    await getDb().revision.count({ where: { projectId, text: { startsWith: "Save " }, sequence: between } }),
  ).toBeGreaterThan(0);
  expect(await historyProblems(project)).toEqual([]);
});

test("a save that cannot have the lock in time is refused for now, and nothing of it is written", async () => {
  const held = holdProject();
  await held.isHeld;
  await expect(save("purpose", 0, "People.").finally(held.release)).rejects.toSatisfy(isDatabaseGone);
  await held.isOver;
  expect(await getDb().doc.count({ where: { projectId: project.id } })).toBe(0);
  expect(await historyProblems(project)).toEqual([]);
  expect(await save("purpose", 0, "People.")).toMatchObject({ outcome: "saved", number: 1 });
});

test("a save that waits its turn is decided by what its writer may when it comes, and a refusal is on record", async () => {
  const { slug, id: projectId, people, viewers } = project;
  const editor = { project: slug, userId: people.editor.id };
  const first = await save("purpose", 0, "People.");
  const behind = async (before: () => Promise<unknown>, text: string) => {
    const [done, saved] = await heldAtLock(projectId, [before, () => save("purpose", 1, text)]);
    expect(done.status).toBe("fulfilled");
    return saved.status === "rejected" ? saved.reason.code : "saved";
  };
  expect(await behind(() => changeMemberRole(viewers.admin, { ...editor, role: "viewer" }), "Late.")).toBe("forbidden");
  await changeMemberRole(viewers.admin, { ...editor, role: "editor" });
  expect(await behind(() => archiveProject(viewers.admin, { project: slug }), "Late.")).toBe("conflict");
  await restoreProject(viewers.admin, { project: slug });
  const closing = () =>
    getDb().$transaction(async (db) => {
      await db.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
      await db.user.update({ where: { id: people.editor.id }, data: { closedAt: new Date() }, select: { id: true } });
    });
  expect(await behind(closing, "Late.")).toBe("forbidden");
  await getDb().user.update({ where: { id: people.editor.id }, data: { closedAt: null } });
  const confirming = () => confirmDocs(viewers.editor, { slug, docs: [{ docId: first.docId ?? "", number: 1 }] });
  const [, confirmed] = await heldAtLock(projectId, [() => removeMember(viewers.admin, editor), confirming]);
  expect(confirmed).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  const refusals = await getDb().auditEntry.findMany({ where: { projectId, action: "access.refused" } });
  expect(refusals.map(({ detail }) => detail)).toEqual(Array(3).fill({ wanted: "doc.write" }));
  expect(await getDb().revision.count({ where: { projectId } })).toBe(1);
  expect(await historyProblems(project)).toEqual([]);
});

test("a save that PostgreSQL ends to resolve a deadlock is done again, and told as saved", async () => {
  await save("purpose", 0, "One.");
  // Each takes the object and then the project, where a save takes the project and then, for its doc, the object.
  const storm = Array.from({ length: 3 }, () =>
    getDb()
      .$transaction(async (tx) => {
        await tx.$executeRaw`SELECT 1 FROM catalog_objects WHERE id = ${table}::uuid FOR UPDATE`;
        await tx.$queryRaw`SELECT pg_sleep(0.05)::text`;
        await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${project.id}::uuid FOR UPDATE`;
      })
      .catch(() => undefined),
  );
  const fields = ["decisions", "usage", "notes"];
  const saves = fields.map((field) => outcomeOf(save(field, 0, `About ${field}.`)));
  await Promise.all(storm);
  expect(await Promise.all(saves)).toEqual(fields.map(() => "saved"));
  expect(await historyProblems(project)).toEqual([]);
});

test("what the web process's clock says does not order anything", async () => {
  const hour = 60 * 60 * 1000;
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    for (const [index, skew] of [0, -hour, hour, -hour].entries()) {
      vi.setSystemTime(Date.now() + skew);
      await save("purpose", index, `Text ${index + 1}.`);
    }
  } finally {
    vi.useRealTimers();
  }
  const revisions = await getDb().revision.findMany({
    where: { projectId: project.id },
    orderBy: { createdAt: "asc" },
  });
  expect(revisions.map(({ text }) => text)).toEqual(["Text 1.", "Text 2.", "Text 3.", "Text 4."]);
  expect(await historyProblems(project)).toEqual([]);
});

test("the outbox carries no text, and keeps a week", async () => {
  await save("purpose", 0, "A word nobody else says: quokka.");
  const where = { projectId: project.id, importId: null };
  const row = await getDb().outboxEntry.findFirstOrThrow({ where });
  expect(Object.keys(row).sort()).toEqual(["createdAt", "id", "importId", "projectId", "reviewEventId", "revisionId"]);
  await getDb().$executeRaw`UPDATE outbox SET created_at = now() - interval '8 days' WHERE id = ${row.id}`;
  await save("purpose", 1, "Another.");
  const left = await getDb().outboxEntry.findMany({ where, select: { id: true } });
  expect(left.map(({ id }) => id)).not.toContain(row.id);
  expect(left).toHaveLength(1);
});

/** Docs with a text, each of a column of its own. */
async function writeMany(count: number) {
  const { id: projectId, people } = project;
  const data = Array.from({ length: count }, () => ({ projectId, kind: "column", tableId: table }));
  const objects = await getDb().catalogObject.createManyAndReturn({ data, select: { id: true } });
  return getDb().$queryRaw<{ docId: string; number: number }[]>`
    SELECT s.doc_id::text AS "docId", s.number FROM unnest(${objects.map(({ id }) => id)}::uuid[]) o (id)
    CROSS JOIN LATERAL save_doc(${projectId}::uuid, o.id, NULL, 'description', 0, 'Said.', 'edit', NULL, 'person',
      ${people.editor.id}::uuid, NULL, NULL, NULL) s`;
}

/** Holds the lock under which a project is written, until it is told to let go. */
function holdProject() {
  let [release, hold] = [() => {}, () => {}];
  const letGo = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isHeld = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const isOver = getDb().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${project.id}::uuid FOR UPDATE`;
      hold();
      await letGo;
    },
    { timeout: 60_000 },
  );
  return { isHeld, release, isOver };
}
