import { beforeEach, describe, expect, test } from "vitest";
import { MIGRATIONS_FOLDER } from "@/scripts/migrate/apply-migrations";
import { readMigrations } from "@/scripts/migrate/read-migrations";
import { splitStatements } from "@/scripts/migrate/split-statements";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { deleteProject } from "../projects/delete-project";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { tamper } from "../testing/tamper";
import { withTestDatabase } from "../testing/with-test-database";
import { checkAudit } from "./check-audit";
import { recordAudit } from "./record";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(beginAnew);

async function beginAnew() {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  await write(0, "Wer sich anmeldet.");
  await write(1, "Wer sich anmeldet: Käufer, 客, 🧁.", "more exact");
  await write(2, "");
  await write(3, "Zeilen\nmit Umbruch");
}

function write(base: number, text: string, reason: string | null = null) {
  const { slug, viewers } = project;
  return saveDoc(viewers.editor, { slug, objectId: ground.id("users"), field: "purpose", base, text, reason });
}

const check = () => checkAudit(project.viewers.viewer, project.slug);
const ofLink = (sequence: number) =>
  `id = (SELECT audit_id FROM audit_links WHERE chain_id = $1::uuid AND sequence = ${sequence})`;

describe("the chains of a project", () => {
  test("hold for what was saved, whatever letters it has, and say up to where", async () => {
    expect(await check()).toMatchObject({ ends: { audit: { sequence: 5 }, revision: { sequence: 4 } }, broken: null });
  });

  test("name the first revision whose text, author or time was changed", async () => {
    for (const change of [
      "text = text || '.'",
      "author_id = gen_random_uuid()",
      "created_at = created_at + '1 microsecond'",
    ]) {
      await tamper(`UPDATE revisions SET ${change} WHERE project_id = $1::uuid AND sequence = 2`, [project.id]);
      const { ends, broken } = await check();
      expect(ends.revision.sequence).toBe(1);
      expect(broken).toMatchObject({ type: "revision", sequence: 2, reason: "altered" });
      await beginAnew();
    }
  });

  test.each([
    "at = at + '1 microsecond'",
    "actor_id = NULL",
    "action = 'doc.read'",
    "detail = detail || '{\"number\": 9}'",
  ])("name the first row of the log that was changed: %s", async (change) => {
    await tamper(`UPDATE audit_log SET ${change} WHERE ${ofLink(2)}`, [project.id]);
    expect((await check()).broken).toMatchObject({ type: "audit", sequence: 2, reason: "altered" });
  });

  test("notice what was taken out of the middle, cut off at the end, or put in without its link", async () => {
    await tamper("DELETE FROM revisions WHERE project_id = $1::uuid AND sequence = 2", [project.id]);
    expect((await check()).broken).toMatchObject({ type: "revision", sequence: 2, reason: "missing" });
    await beginAnew();
    await tamper("DELETE FROM revisions WHERE project_id = $1::uuid AND sequence = 4", [project.id]);
    expect((await check()).broken).toMatchObject({ type: "revision", sequence: 4, reason: "cut" });
    await beginAnew();
    await tamper(`DELETE FROM audit_log WHERE ${ofLink(3)}`, [project.id]);
    expect((await check()).broken).toMatchObject({ type: "audit", sequence: 3, reason: "missing" });
    await beginAnew();
    await tamper(
      `INSERT INTO audit_log (origin, project_id, action, detail) VALUES ('person', $1::uuid, 'a.b', '{}')`,
      [project.id],
    );
    expect((await check()).broken).toMatchObject({ type: "audit", reason: "unchained" });
  });

  test("hold when a person's name is erased", async () => {
    const { id } = project.people.editor;
    await getDb().user.update({ where: { id }, data: { name: "Erased", email: `${id}@erased.invalid` } });
    expect((await check()).broken).toBeNull();
  });

  test("notice a doc that says something else than its newest revision", async () => {
    await tamper("UPDATE docs SET text = 'Other' WHERE project_id = $1::uuid", [project.id]);
    expect((await check()).broken).toMatchObject({ sequence: 4, reason: "differs" });
  });

  test("are read once for all who ask at a time", async () => {
    const reports = await Promise.all(Array.from({ length: 20 }, check));
    expect(new Set(reports).size).toBeLessThan(20);
    expect(reports.every(({ broken }) => broken === null)).toBe(true);
  });

  test("are not for strangers", async () => {
    await expect(checkAudit(project.viewers.stranger, project.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the chain of the audit log", () => {
  test("is one line without gap or fork when 200 rows come at once", async () => {
    const note = () => recordAudit(project.viewers.editor, { action: "test.note", projectId: project.id });
    await Promise.all(Array.from({ length: 200 }, note));
    const links = await getDb().auditLink.findMany({ where: { chainId: project.id }, orderBy: { sequence: "asc" } });
    expect(links.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 204 }, (_, index) => index + 1));
    expect((await check()).broken).toBeNull();
  });

  test("has no gap where a transaction was undone, though the ids have", async () => {
    const undone = getDb().$transaction(async (tx) => {
      await recordAudit(project.viewers.editor, { action: "test.note", projectId: project.id }, tx);
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await check()).toMatchObject({ ends: { audit: { sequence: 5 } }, broken: null });
    const rows = await getDb().auditEntry.findMany({
      where: { projectId: project.id },
      orderBy: { id: "desc" },
      take: 2,
    });
    expect(Number(rows[0]?.id) - Number(rows[1]?.id)).toBeGreaterThan(1);
  });

  test("is made by the migration for the rows that were there before it", async () => {
    await tamper("DELETE FROM audit_links", []);
    await tamper("DELETE FROM audit_chains", []);
    const migrations = await readMigrations(MIGRATIONS_FOLDER);
    const { sql = "" } = migrations.find(({ name }) => name.endsWith("_audit_chain")) ?? {};
    const [chaining] = (await splitStatements(sql)).filter(({ text }) => text.includes("v_entry IN SELECT"));
    await tamper(chaining?.text ?? "", []);
    await write(4, "Later");
    expect(await check()).toMatchObject({ ends: { audit: { sequence: 6 } }, broken: null });
  });

  test("stays, with its rows, when its project is deleted", async () => {
    const { viewers, slug } = project;
    const { name } = await getDb().project.findUniqueOrThrow({ where: { slug } });
    await deleteProject(viewers.admin, { project: slug, typedName: name });
    const end = await getDb().auditChain.findUniqueOrThrow({ where: { id: project.id } });
    const newest = await getDb().auditLink.findFirst({ where: { chainId: project.id }, orderBy: { sequence: "desc" } });
    expect([Number(end.sequence), end.hash]).toEqual([5, newest?.hash]);
  });
});
