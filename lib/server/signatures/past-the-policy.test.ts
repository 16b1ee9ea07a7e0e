import { beforeEach, describe, expect, it } from "vitest";
import { type ChecklistInput, checklistInput } from "@/lib/domain/checklist-inputs";
import type { SigningRole } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "../checklists/change-checklists";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { changePage } from "../pages/change-page";
import { createPage } from "../pages/create-page";
import { getReadiness } from "../readiness/get-readiness";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { signedIn, testPassword } from "../testing/signed-in";
import { withTestDatabase } from "../testing/with-test-database";
import { changeSignatures } from "./change-signatures";
import { getSigning } from "./get-signing";

withTestDatabase();

let project: TestProject;
let ground: Ground;
let reviewer: Viewer;
let second: Viewer;
let admin: Viewer;

const item = { id: "looked", text: "Somebody looked.", priority: "P0", owner: null } as const;
const diagrams = {
  id: "drawn",
  text: "It is drawn.",
  priority: "P1",
  owner: null,
  check: { kind: "diagram", of: "source" },
} as const;
const check = { kind: "person", lapses: false } as const;
const textOf = (priority: "P0" | "P1") => ({
  title: "Before production",
  sections: [{ id: "all", title: "All", each: "project" as const, items: [{ ...item, priority, check }, diagrams] }],
});

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({ version: "0001", changes: [{ key: "users", kind: "added" }] });
  await attach("P1");
  await getDb().rateLimit.deleteMany();
  reviewer = await signedIn(project.people.reviewer);
  second = await signedIn(await newReviewer());
  admin = await signedIn(project.people.admin);
});

const changeTexts = (input: ChecklistInput) =>
  changeChecklists(project.viewers.admin, { slug: project.slug, ...checklistInput.parse(input) });
const attach = (priority: "P0" | "P1") => changeTexts({ kind: "attach", template: textOf(priority) });
async function newReviewer(email?: string) {
  const person = await createPerson(email === undefined ? {} : { email });
  await getDb().member.create({ data: { projectId: project.id, userId: person.id, role: "reviewer" } });
  return person;
}
const writeAs = (viewer: Viewer, base: number, text: string) =>
  saveDoc(viewer, { slug: project.slug, objectId: ground.id("users"), field: "purpose", base, text, kind: "edit" });
async function sign(viewer: Viewer) {
  const { key } = await getSigning(viewer, project.slug);
  const meaning = "Approved for production";
  return changeSignatures(viewer, { slug: project.slug, kind: "sign", key, meaning, password: testPassword });
}
async function setPolicy(roles: SigningRole[], facts: { notAuthor?: boolean; distinctPersons?: boolean } = {}) {
  const base = (await getSigning(admin, project.slug)).policy.number;
  const asked = { notAuthor: true, distinctPersons: true, ...facts };
  return changeSignatures(admin, { slug: project.slug, kind: "policy", base, roles, ...asked });
}
const verdict = () => getReadiness(project.viewers.viewer, project.slug, {});
async function writePage(title: string, text: string) {
  await createPage(project.viewers.editor, { slug: project.slug, title });
  const page = await getDb().page.findFirstOrThrow({ where: { projectId: project.id, title }, select: { id: true } });
  const body = { slug: project.slug, pageId: page.id, field: "body" as const, base: 0, kind: "edit" as const };
  await saveDoc(project.viewers.editor, { ...body, text });
  return page.id;
}

describe("a policy that was weak for a moment", () => {
  it("makes no author another by what was signed under it", async () => {
    await writeAs(reviewer, 0, "People.");
    await setPolicy([], { notAuthor: false });
    await sign(reviewer);
    await setPolicy(["reviewer"]);
    await ground.lay({ version: "0002", changes: [{ key: "users", kind: "altered", definition: {} }] });
    await expect(sign(reviewer)).rejects.toMatchObject({ code: "forbidden", message: expect.stringMatching(/wrote/u) });
    await sign(second);
    expect((await verdict()).isReady).toBe(true);
  });

  it("leaves no signature by an author that counts once it is strong again", async () => {
    await writeAs(reviewer, 0, "People.");
    await setPolicy([]);
    await sign(second);
    await sign(reviewer);
    await setPolicy(["reviewer", "reviewer"]);
    expect((await verdict()).reasons).toEqual(["One signature by a reviewer is missing."]);
  });
});

describe("one person with two accounts", () => {
  it("signs once, though the address of one was changed after it signed", async () => {
    await sign(reviewer);
    const email = `moved-${project.people.reviewer.email}`;
    await getDb().user.update({ where: { id: reviewer.userId }, data: { email } });
    const twin = await signedIn(await newReviewer(email.replace("m", "ｍ")));
    await expect(sign(twin)).rejects.toMatchObject({ code: "forbidden", message: expect.stringMatching(/already/u) });
  });
});

describe("a signature is dismissed", () => {
  it("by a page that checklists have come to read since, written then or before", async () => {
    const older = await writePage("Notes", "A box and an arrow.");
    await sign(reviewer);
    await writePage("How it is drawn", "```mermaid\ngraph TD\n```");
    const words = async () => (await verdict()).signatures.dismissed.map(({ dismissed }) => dismissed.words);
    expect(await words()).toEqual(["an edit of the page How it is drawn"]);
    await sign(second);
    await changePage(project.viewers.editor, { slug: project.slug, pageId: older, title: "Our diagram" });
    expect((await verdict()).signatures.present).toEqual([]);
    expect((await words())[0]).toBe("an edit of the page Our diagram");
  });

  it("by a text of a checklist that was there for a moment, whichever it points to since", async () => {
    await sign(reviewer);
    const { id } = await getDb().checklist.findFirstOrThrow({ where: { projectId: project.id } });
    await changeTexts({ kind: "edit", checklistId: id, base: 1, template: textOf("P0") });
    await getDb().checklist.update({ where: { id }, data: { version: 1 } });
    expect((await verdict()).signatures.present).toEqual([]);
  });
});

describe("as the application's role, past every service", () => {
  it("temporary tables that are called as those of the rules are not what the rules read", async () => {
    const posing = getDb().$transaction(async (db) => {
      await db.$executeRawUnsafe("CREATE TEMP TABLE members ON COMMIT DROP AS SELECT * FROM public.members");
      await db.$executeRaw`UPDATE pg_temp.members SET role = 'admin' WHERE user_id = ${project.people.viewer.id}::uuid`;
      await db.$executeRaw`INSERT INTO public.signature_policies (project_id, roles, not_author, distinct_persons, author_id)
        VALUES (${project.id}::uuid, '{}', false, false, ${project.people.viewer.id}::uuid)`;
    });
    await expect(posing).rejects.toThrow(/not an admin/u);
    const [{ open }] = await getDb().$queryRaw<[{ open: string[] }]>`
      SELECT coalesce(array_agg(DISTINCT p.proname::text), '{}') AS open FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE NOT t.tgisinternal AND NOT coalesce(p.proconfig::text LIKE '%pg_temp%', false)`;
    expect(open).toEqual([]);
  });

  it("no waiver goes with what it names, whatever the session says it is doing", async () => {
    const { id } = await attach("P0");
    await getDb().$executeRaw`
      INSERT INTO waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id, migration_id)
      SELECT ${project.id}::uuid, ${id}::uuid, 1, ${item.id}, 'Later.', now() + interval '1 day', ${project.people.editor.id}::uuid, m.id
      FROM migrations m WHERE m.project_id = ${project.id}::uuid`;
    const deleting = getDb().$transaction(async (db) => {
      await db.$executeRaw`SELECT set_config('strata.deleting_project', ${project.id}, true)`;
      await db.$executeRaw`DELETE FROM migrations WHERE project_id = ${project.id}::uuid`;
    });
    await expect(deleting).rejects.toThrow(/append-only/u);
    await getDb().$executeRaw`SELECT delete_project(${project.id}::uuid)`;
    expect(await getDb().waiver.count({ where: { projectId: project.id } })).toBe(0);
  });
});
