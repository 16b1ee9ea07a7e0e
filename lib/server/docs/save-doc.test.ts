import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { MAX_DOC_BYTES } from "@/lib/domain/doc-fields";
import { getDb } from "../db";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { listRevisions } from "./list-revisions";
import { saveDoc } from "./save-doc";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      ...["email", "name", "phone", "city", "country", "street", "zip"].map((name) => ({
        key: `users.${name}`,
        kind: "added" as const,
        objectKind: "column",
        table: "users",
        consequence: true,
      })),
    ],
  });
});

const place = (key: string, field: string) => ({ slug: project.slug, objectId: ground.id(key), field });

describe("saving a doc", () => {
  it("makes a revision by somebody, at a migration", async () => {
    const saved = await saveDoc(project.viewers.editor, { ...place("users", "purpose"), base: 0, text: "People." });
    expect(saved).toMatchObject({ outcome: "saved", number: 1, text: "People.", version: "0001" });
    expect(saved.by).toBe(project.people.editor.name);
  });

  it("is refused without the revision it started from", async () => {
    const save = saveDoc(project.viewers.editor, { ...place("users", "notes"), text: "Anything." });
    await expect(save).rejects.toMatchObject({ code: "base_required" });
  });

  it("on an old base shows the newest text and who wrote it, and overwrites nothing", async () => {
    const usage = place("users", "usage");
    await saveDoc(project.viewers.editor, { ...usage, base: 0, text: "First." });
    await saveDoc(project.viewers.reviewer, { ...usage, base: 1, text: "Second." });
    await expect(saveDoc(project.viewers.editor, { ...usage, base: 1, text: "Mine." })).rejects.toMatchObject({
      code: "conflict",
      details: { number: 2, text: "Second.", by: project.people.reviewer.name, isOwn: false, baseText: "First." },
    });
    await expect(saveDoc(project.viewers.reviewer, { ...usage, base: 1, text: "Mine." })).rejects.toMatchObject({
      code: "conflict",
      details: { number: 2, isOwn: true },
    });
  });

  it("from a base that never was is a conflict", async () => {
    const save = saveDoc(project.viewers.editor, { ...place("users", "decisions"), base: 7, text: "From nowhere." });
    await expect(save).rejects.toMatchObject({ code: "conflict", details: { number: 0, text: "", baseText: null } });
    const confirm = saveDoc(project.viewers.editor, {
      ...place("users", "purpose"),
      base: 99,
      text: "People.",
      kind: "confirm",
    });
    await expect(confirm).rejects.toMatchObject({ code: "conflict", details: { number: 1, baseText: null } });
  });

  it("tried again with the same key gives the same revision", async () => {
    const save = {
      ...place("users.email", "description"),
      base: 0,
      text: "Where mail goes.",
      idempotencyKey: randomUUID(),
    };
    const first = await saveDoc(project.viewers.editor, save);
    const again = await saveDoc(project.viewers.editor, save);
    expect(again).toEqual({ ...first, outcome: "repeated" });
    expect(again.revisionId).toMatch(/^[0-9a-f-]{36}$/u);
    await saveDoc(project.viewers.reviewer, { ...place("users.email", "description"), base: 1, text: "Newer." });
    expect(await saveDoc(project.viewers.editor, save)).toEqual(again);
    const others = [{ text: "Something else." }, { base: 1 }, { kind: "confirm" as const }, { reason: "Another one." }];
    for (const other of others)
      await expect(saveDoc(project.viewers.editor, { ...save, ...other })).rejects.toMatchObject({ code: "invalid" });
    await expect(saveDoc(project.viewers.reviewer, save)).rejects.toMatchObject({ code: "invalid" });
  });

  it("of a text that is what it was makes no revision", async () => {
    const doc = place("users.name", "description");
    await saveDoc(project.viewers.editor, { ...doc, base: 0, text: "What to call them." });
    const again = await saveDoc(project.viewers.editor, { ...doc, base: 1, text: "What to call them." });
    expect(again).toMatchObject({ outcome: "unchanged", number: 1 });
  });

  it("by fifty writers at once from one base succeeds exactly once", async () => {
    const doc = place("users.phone", "description");
    const saves = Array.from({ length: 50 }, (_, index) =>
      saveDoc(project.viewers.editor, { ...doc, base: 0, text: `Writer ${index}` }).then(
        (saved) => saved.outcome,
        (error) => error.code,
      ),
    );
    const outcomes = await Promise.all(saves);
    expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(49);
    expect(await getDb().revision.count({ where: { doc: { objectId: doc.objectId } } })).toBe(1);
  });

  it("stores lines that end in LF and refuses what could not come back as written", async () => {
    const doc = place("users.city", "description");
    const saved = await saveDoc(project.viewers.editor, { ...doc, base: 0, text: "One.\r\nTwo.\rThree." });
    expect(saved.text).toBe("One.\nTwo.\nThree.");
    const refused = (text: string) => saveDoc(project.viewers.editor, { ...doc, base: 1, text });
    await expect(refused("a\0b")).rejects.toMatchObject({ code: "invalid" });
    await expect(refused("half \ud83d")).rejects.toMatchObject({ code: "invalid" });
    await expect(refused("ä".repeat(MAX_DOC_BYTES / 2 + 1))).rejects.toMatchObject({ code: "too_large" });
  });

  it("to a field that kind of object does not have is refused", async () => {
    const save = saveDoc(project.viewers.editor, { ...place("users.email", "purpose"), base: 0, text: "?" });
    await expect(save).rejects.toMatchObject({ code: "invalid" });
  });

  it("is not for viewers, and a stranger's project is not found", async () => {
    const save = { ...place("users", "examples"), base: 0, text: "SELECT 1;" };
    await expect(saveDoc(project.viewers.viewer, save)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDoc(project.viewers.stranger, save)).rejects.toMatchObject({ code: "not_found" });
  });

  it("to an object of another project is not found", async () => {
    const other = await createProjectWith();
    const save = { ...place("users", "purpose"), slug: other.slug, base: 1, text: "Not yours." };
    await expect(saveDoc(other.viewers.admin, save)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the revisions of a doc", () => {
  it("can be restored as a new revision, on the newest base only", async () => {
    const doc = place("users.country", "description");
    const first = await saveDoc(project.viewers.editor, { ...doc, base: 0, text: "ISO code." });
    await saveDoc(project.viewers.editor, { ...doc, base: 1, text: "Wrong." });
    const docId = first.docId ?? "";
    const history = await listRevisions(project.viewers.viewer, { slug: project.slug, docId });
    const restoredFrom = history.revisions.at(-1)?.id ?? "";
    const restore = { ...doc, text: "ISO code.", kind: "restore" as const, restoredFrom };
    await expect(saveDoc(project.viewers.editor, { ...restore, base: 1 })).rejects.toMatchObject({ code: "conflict" });
    const restored = await saveDoc(project.viewers.editor, { ...restore, base: 2 });
    expect(restored).toMatchObject({ outcome: "saved", number: 3, text: "ISO code." });
    const elsewhere = await saveDoc(project.viewers.editor, {
      ...place("users", "performance"),
      base: 0,
      text: "A year.",
    });
    const foreign = { ...restore, base: 3, restoredFrom: elsewhere.revisionId };
    await expect(saveDoc(project.viewers.editor, foreign)).rejects.toMatchObject({ code: "not_found" });
    const other = { ...restore, base: 3, text: "Made up." };
    await expect(saveDoc(project.viewers.editor, other)).rejects.toMatchObject({ code: "invalid" });
    const after = await listRevisions(project.viewers.viewer, { slug: project.slug, docId });
    expect(after.revisions.map(({ kind, text }) => [kind, text])).toEqual([
      ["restore", "ISO code."],
      ["edit", "Wrong."],
      ["edit", "ISO code."],
    ]);
    expect(after).toMatchObject({ kind: "column", name: "users.country", field: "description" });
  });

  it("can be confirmed without changing a word", async () => {
    const doc = place("users.street", "description");
    await saveDoc(project.viewers.editor, { ...doc, base: 0, text: "With number." });
    const confirm = { ...doc, kind: "confirm" as const };
    const confirmed = await saveDoc(project.viewers.editor, { ...confirm, base: 1, text: "With number." });
    expect(confirmed).toMatchObject({ outcome: "saved", number: 2, text: "With number." });
    const edit = { ...confirm, base: 2, text: "Another text." };
    await expect(saveDoc(project.viewers.editor, edit)).rejects.toMatchObject({ code: "invalid" });
    const again = { ...confirm, base: 2, text: "With number.", idempotencyKey: randomUUID() };
    const [first, second] = [
      await saveDoc(project.viewers.editor, again),
      await saveDoc(project.viewers.editor, again),
    ];
    expect(second).toEqual({ ...first, outcome: "repeated" });
  });

  it("come fifty at a time, without gap or repetition", async () => {
    const doc = place("users.zip", "description");
    let docId = "";
    for (let base = 0; base < 53; base++) {
      const saved = await saveDoc(project.viewers.editor, { ...doc, base, text: `Text ${base + 1}` });
      docId = saved.docId ?? "";
    }
    const first = await listRevisions(project.viewers.viewer, { slug: project.slug, docId });
    const before = first.nextBefore ?? 0;
    const second = await listRevisions(project.viewers.viewer, { slug: project.slug, docId, before });
    const numbers = [...first.revisions, ...second.revisions].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 53 }, (_, index) => 53 - index));
    expect(second.nextBefore).toBeNull();
  });

  it("are not to be had by strangers", async () => {
    const doc = await getDb().doc.findFirstOrThrow({ where: { projectId: project.id } });
    const list = listRevisions(project.viewers.stranger, { slug: project.slug, docId: doc.id });
    await expect(list).rejects.toMatchObject({ code: "not_found" });
  });
});
