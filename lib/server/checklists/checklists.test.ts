import { beforeEach, describe, expect, it } from "vitest";
import { type ChecklistInput, checklistInput } from "@/lib/domain/checklist-inputs";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistTemplateInput } from "@/lib/domain/checklist-template";
import type { ItemView } from "@/lib/domain/checklist-view";
import { productionBlockers } from "@/lib/domain/production-blockers";
import { changeAssumptions } from "../assumptions/change-assumptions";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { changeMemberRole } from "../members/change-member-role";
import { setOwner } from "../owners/set-owner";
import { createPage } from "../pages/create-page";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { heldAtLock } from "../testing/held-at-lock";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeChecklists } from "./change-checklists";
import { getChecklist } from "./get-checklist";
import { getChecklistVersion } from "./get-checklist-version";
import { listChecklists } from "./list-checklists";

withTestDatabase();

let project: TestProject;
let ground: Ground;

const part = (name: string, objectKind: string, definition = {}): TestChange => ({
  key: `users.${name}`,
  kind: "added",
  objectKind,
  table: "users",
  name,
  definition,
  consequence: true,
});

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added", definition: { rlsEnabled: true } },
      part("id", "column"),
      part("email", "column"),
      part("users_pkey", "constraint", { type: "primary key", columns: ["id"] }),
      part("users_org_fkey", "constraint", { type: "foreign key", columns: ["org"] }),
      part("users_email_idx", "index"),
      part("own rows", "policy", { command: "SELECT" }),
      { key: "orgs", kind: "added" },
    ],
  });
});

const change = (input: ChecklistInput, role: keyof TestProject["viewers"] = "admin") =>
  changeChecklists(project.viewers[role], { slug: project.slug, ...checklistInput.parse(input) });
const attach = (template: "production blockers" | ChecklistTemplateInput) => change({ kind: "attach", template });
const read = (checklist: string, search: ChecklistSearch = {}) =>
  getChecklist(project.viewers.viewer, { slug: project.slug, checklist, search });
const write = (key: string, field: string, text: string) =>
  saveDoc(project.viewers.editor, { slug: project.slug, objectId: ground.id(key), field, base: 0, text });

async function itemOf(checklist: string, itemId: string, table?: string): Promise<ItemView> {
  const { sections } = await read(checklist);
  const items = sections.flatMap((section) =>
    section.each === "project"
      ? section.items
      : section.tables.filter(({ name }) => name === table).flatMap(({ items: own }) => own ?? []),
  );
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`no item ${itemId}`);
  return item;
}

const owned = { owner: null, priority: "P0" } as const;
const byHand = (each: "project" | "table", text = "Somebody looked."): ChecklistTemplateInput => ({
  title: "By hand",
  sections: [
    {
      id: "all",
      title: "All",
      each,
      items: [{ id: "looked", text, ...owned, check: { kind: "person", lapses: true } }],
    },
  ],
});

describe("an item that evaluates itself", () => {
  it("says exactly what is missing, and where it is written", async () => {
    const { slug } = await attach("production blockers");
    const columns = await itemOf(slug, "columns", "users");
    expect(columns).toMatchObject({ state: "open", isBlocker: true, missingCount: 2 });
    const page = `/p/${project.slug}/tables/public/users`;
    expect(columns.missing).toEqual([
      { words: "id", href: `${page}#column-id` },
      { words: "email", href: `${page}#column-email` },
    ]);
    expect((await itemOf(slug, "foreign-keys", "users")).missing.map(({ words }) => words)).toEqual(["users_org_fkey"]);
    expect((await itemOf(slug, "purpose", "users")).missing).toEqual([{ words: "Purpose", href: `${page}#purpose` }]);
    expect(await itemOf(slug, "primary-key", "users")).toMatchObject({ state: "holds" });
    expect(await itemOf(slug, "primary-key", "orgs")).toMatchObject({ state: "open", isBlocker: true });
  });

  it("holds as soon as it is written, and no more once a migration adds to it", async () => {
    const { slug } = await attach("production blockers");
    await write("users.id", "description", "Random.");
    await write("users.email", "description", "Where we write to.");
    expect(await itemOf(slug, "columns", "users")).toMatchObject({ state: "holds", isBlocker: false });
    await ground.lay({ version: "0002", changes: [{ ...part("phone", "column"), consequence: false }] });
    expect((await itemOf(slug, "columns", "users")).missing.map(({ words }) => words)).toEqual(["phone"]);
  });

  it("asks for a policy for each command, or why there is none", async () => {
    const { slug } = await attach("production blockers");
    expect(await itemOf(slug, "rls", "users")).toMatchObject({ state: "holds" });
    expect(await itemOf(slug, "rls-select", "users")).toMatchObject({ state: "holds" });
    expect((await itemOf(slug, "rls-delete", "users")).missing).toEqual([
      { words: "Why nobody may DELETE, under Access", href: `/p/${project.slug}/tables/public/users#access` },
    ]);
    expect(await itemOf(slug, "rls", "orgs")).toMatchObject({ state: "open" });
    expect(await itemOf(slug, "rls-select", "orgs")).toMatchObject({ state: "not applicable" });
    await write("users", "access", "Accounts are closed, never deleted.");
    expect(await itemOf(slug, "rls-delete", "users")).toMatchObject({ state: "holds" });
  });

  it("asks pages of the wiki for words of their own", async () => {
    const { slug } = await attach("production blockers");
    const backup = () => itemOf(slug, "backup");
    expect((await backup()).missing).toEqual([
      { words: "A page at database-overview", href: `/p/${project.slug}/pages` },
    ]);
    const { id } = await createPage(project.viewers.editor, { slug: project.slug, title: "Database overview" });
    const save = (base: number, text: string) =>
      saveDoc(project.viewers.editor, { slug: project.slug, pageId: id, field: "body", base, text });
    await save(0, "## Engine\n\nPostgres 16.\n");
    expect((await backup()).missing.map(({ words }) => words)).toEqual(["Backup, a section of Database overview"]);
    await save(1, "## Engine\n\nPostgres 16.\n\n## Backup and recovery\n\nTo be written.\n");
    expect((await backup()).missing.map(({ words }) => words)).toEqual(["Backup of Database overview"]);
    await save(2, "## Engine\n\nPostgres 16.\n\n## Backup and recovery\n\nEvery night.\n");
    expect(await backup()).toMatchObject({ state: "holds" });
    expect(await itemOf(slug, "engine")).toMatchObject({ state: "holds" });
  });

  it("finds the diagram of each domain in Mermaid source, not in that of everything", async () => {
    const { slug } = await attach("production blockers");
    const domains = ["People", "Companies"].map((name, position) => ({ name, position, projectId: project.id }));
    const made = await getDb().domain.createManyAndReturn({ data: domains });
    const tables = ["users", "orgs"].map((key, n) => ({
      projectId: project.id,
      objectId: ground.id(key),
      domainId: made[n]?.id ?? "",
    }));
    await getDb().domainTable.createMany({ data: tables });
    const { id } = await createPage(project.viewers.editor, { slug: project.slug, title: "Diagram" });
    expect(await itemOf(slug, "diagram-source")).toMatchObject({ state: "open" });
    const text = "```mermaid\nerDiagram\n  users }o--|| orgs : in\n```\n\n```mermaid\nerDiagram\n  users\n```\n";
    await saveDoc(project.viewers.editor, { slug: project.slug, pageId: id, field: "body", base: 0, text });
    expect(await itemOf(slug, "diagram-all")).toMatchObject({ state: "holds" });
    expect(await itemOf(slug, "diagram-source")).toMatchObject({ state: "holds" });
    expect((await itemOf(slug, "diagram-domains")).missing.map(({ words }) => words)).toEqual([
      "A diagram of Companies",
    ]);
  });

  it("asks for a reason for every exception to an assumption", async () => {
    const template = byHand("project");
    Object.assign(template.sections[0]?.items[0] ?? {}, { check: { kind: "assumptions" } });
    const { slug } = await attach(template);
    expect((await itemOf(slug, "looked")).state).toBe("holds");
    const rule = { every: "table", must: { kind: "have row level security" } } as const;
    const where = { slug: project.slug };
    const stated = { ...where, kind: "state", text: "Rows are guarded.", rule } as const;
    const { id: assumptionId } = await changeAssumptions(project.viewers.admin, stated);
    expect((await itemOf(slug, "looked")).missing.map(({ words }) => words)).toEqual(["A reason for public.orgs"]);
    const why = { kind: "except", assumptionId, objectId: ground.id("orgs"), reason: "It is public." } as const;
    await changeAssumptions(project.viewers.editor, { ...where, ...why });
    expect((await itemOf(slug, "looked")).state).toBe("holds");
  });

  it("that cannot be evaluated is an error and has not passed", async () => {
    const { id, slug } = await attach(byHand("table"));
    const template = structuredClone(byHand("table"));
    const [section] = template.sections;
    Object.assign(section?.items[0] ?? {}, { check: { kind: "of a newer Strata" } });
    const data = { checklistId: id, projectId: project.id, number: 2, digest: "0".repeat(64), template };
    await getDb().checklistVersion.create({ data: { ...data, authorId: project.people.admin.id } });
    const { tally, status } = await read(slug);
    expect(tally).toEqual({ items: 2, holding: 0, blockers: 2, waived: 0, errors: 2 });
    expect(status).toBe("not started");
    expect(await itemOf(slug, "looked", "users")).toMatchObject({
      state: "error",
      isBlocker: true,
      reason: "There is no rule of a newer Strata for tables.",
    });
  });
});

describe("an item that a person ticks", () => {
  const note = { kind: "note", text: "Seen." } as const;

  async function tick(
    checklist: { id: string; slug: string },
    table: string | null,
    role: "editor" | "viewer" = "editor",
  ) {
    const { shown } = await itemOf(checklist.slug, "looked", table ?? undefined);
    const objectId = table === null ? null : ground.id(table);
    return change({ kind: "tick", checklistId: checklist.id, itemId: "looked", objectId, shown, evidence: note }, role);
  }

  it("holds with who said so, what shows it, and the migration it was said at", async () => {
    const checklist = await attach(byHand("table"));
    await tick(checklist, "users");
    expect(await itemOf(checklist.slug, "looked", "users")).toMatchObject({
      state: "holds",
      tick: { by: project.people.editor.name, version: "0001", evidence: note },
    });
    expect(await itemOf(checklist.slug, "looked", "orgs")).toMatchObject({ state: "open", tick: null });
    expect((await read(checklist.slug)).status).toBe("in progress");
  });

  it("lapses with the next change of its table, and says which; not with that of another", async () => {
    const checklist = await attach(byHand("table"));
    await tick(checklist, "users");
    await tick(checklist, "orgs");
    const column = { ...part("phone", "column"), consequence: false, summary: "column phone added" };
    await ground.lay({ version: "0002", changes: [column] });
    const name = project.people.editor.name;
    expect(await itemOf(checklist.slug, "looked", "users")).toMatchObject({
      state: "lapsed",
      isBlocker: true,
      reason: `Since ${name} ticked it: column phone added (0002)`,
    });
    expect(await itemOf(checklist.slug, "looked", "orgs")).toMatchObject({ state: "holds" });
  });

  it("is taken back with a reason, and every event is kept", async () => {
    const checklist = await attach(byHand("project"));
    await tick(checklist, null);
    const { shown } = await itemOf(checklist.slug, "looked");
    const back = { kind: "untick", checklistId: checklist.id, itemId: "looked", shown } as const;
    await expect(async () => change({ ...back, reason: " " }, "editor")).rejects.toThrow("Say why.");
    await change({ ...back, reason: "It was another database." }, "editor");
    expect(await itemOf(checklist.slug, "looked")).toMatchObject({
      state: "open",
      tick: null,
      reason: `${project.people.editor.name} took it back: It was another database.`,
    });
    const events = await getDb().checklistEvent.findMany({
      where: { checklistId: checklist.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["tick", "untick"]);
  });

  it("is refused where its text moved on since it was shown, and lapses where it was ticked before", async () => {
    const checklist = await attach(byHand("project"));
    await tick(checklist, null);
    const { shown } = await itemOf(checklist.slug, "looked");
    const template = byHand("project", "Two people looked.");
    await change({ kind: "edit", checklistId: checklist.id, base: 1, template });
    expect(await itemOf(checklist.slug, "looked")).toMatchObject({ state: "lapsed" });
    const again = { kind: "tick", checklistId: checklist.id, itemId: "looked", shown, evidence: note } as const;
    await expect(change(again, "editor")).rejects.toMatchObject({
      code: "conflict",
      details: { text: "Two people looked." },
    });
    await tick(checklist, null);
    expect(await itemOf(checklist.slug, "looked")).toMatchObject({ state: "holds" });
  });

  it("takes a page or an address as evidence, and nothing that leads elsewhere", async () => {
    const checklist = await attach(byHand("project"));
    const { shown } = await itemOf(checklist.slug, "looked");
    const given = { kind: "tick", checklistId: checklist.id, itemId: "looked", shown } as const;
    const other = await createProjectWith();
    const page = await createPage(other.viewers.editor, { slug: other.slug, title: "Theirs" });
    const elsewhere = change({ ...given, evidence: { kind: "page", pageId: page.id } });
    await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
    const script = { ...given, evidence: { kind: "link", url: "javascript:alert(1)" } } as const;
    expect(checklistInput.safeParse(script).success).toBe(false);
    const own = await createPage(project.viewers.editor, { slug: project.slug, title: "Ours" });
    await change({ ...given, evidence: { kind: "page", pageId: own.id } });
    expect((await itemOf(checklist.slug, "looked")).tick?.evidence).toEqual({ kind: "page", pageId: own.id });
  });

  it("is ticked by no token, no viewer and nobody else's member, and not where it evaluates itself", async () => {
    const checklist = await attach(byHand("project"));
    const { shown } = await itemOf(checklist.slug, "looked");
    const input = { kind: "tick", checklistId: checklist.id, itemId: "looked", shown, evidence: note } as const;
    const via = {
      kind: "token",
      tokenId: crypto.randomUUID(),
      scopes: ["read", "import", "write_docs"],
      projectId: null,
    } as const;
    const token = viewerOf(project.people.admin, via);
    const by = { slug: project.slug, ...checklistInput.parse(input) };
    await expect(changeChecklists(token, by)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listChecklists(token, project.slug)).checklists).toHaveLength(1);
    await expect(change(input, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    await expect(change(input, "stranger")).rejects.toMatchObject({ code: "not_found" });
    const shipped = await attach("production blockers");
    const item = await itemOf(shipped.slug, "backup");
    const evaluated = { ...input, checklistId: shipped.id, itemId: "backup", shown: item.shown };
    await expect(change(evaluated, "editor")).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the text of a checklist", () => {
  it("is a new version with every edit, which no statement changes", async () => {
    const { id, slug } = await attach(byHand("project"));
    const first = (await read(slug)).textDigest;
    await change({ kind: "edit", checklistId: id, base: 1, template: byHand("project") });
    expect(await read(slug)).toMatchObject({ version: 1, textDigest: first });
    await change({ kind: "edit", checklistId: id, base: 1, template: byHand("project", "Two looked.") });
    const edited = await read(slug);
    expect(edited.version).toBe(2);
    expect(edited.textDigest).not.toBe(first);
    const version = (of: string, who = project.viewers.viewer) =>
      getChecklistVersion(who, { slug: project.slug, checklist: slug, version: of });
    expect(await version("2")).toMatchObject({
      newest: 2,
      digest: edited.textDigest,
      by: project.people.admin.name,
      sections: [{ items: [{ kind: "changed", now: { text: "Two looked." }, before: { text: "Somebody looked." } }] }],
    });
    expect((await version("1")).sections).toMatchObject([{ kind: "same", items: [{ kind: "same" }] }]);
    for (const none of ["0", "3", "1e0", "x"]) await expect(version(none)).rejects.toMatchObject({ code: "not_found" });
    await expect(version("1", project.viewers.stranger)).rejects.toMatchObject({ code: "not_found" });
    const late = change({ kind: "edit", checklistId: id, base: 1, template: byHand("project", "Three.") });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await expect(getDb().$executeRaw`UPDATE checklist_versions SET digest = digest`).rejects.toThrow();
    await expect(getDb().$executeRaw`DELETE FROM checklist_events`).rejects.toThrow();
    await expect(getDb().$executeRaw`DELETE FROM checklists`).rejects.toThrow();
  });

  it("is an admin's, and names only who belongs to the project", async () => {
    const template = byHand("project");
    await expect(change({ kind: "attach", template }, "reviewer")).rejects.toMatchObject({ code: "forbidden" });
    const [section] = template.sections;
    Object.assign(section?.items[0] ?? {}, { owner: { kind: "member", id: project.people.stranger.id } });
    await expect(attach(template)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is changed by nobody who lost the right while they waited for their turn", async () => {
    const { slug, id: projectId, people, viewers } = project;
    const second = await createPerson();
    await getDb().member.create({ data: { projectId, userId: second.id, role: "admin" } });
    const losing = { project: slug, userId: people.admin.id, role: "editor" } as const;
    const demote = () => changeMemberRole(viewerOf(second), losing);
    const rule = { every: "table", must: { kind: "have a primary key" } } as const;
    const state = () => changeAssumptions(viewers.admin, { slug, kind: "state", text: "Keyed.", rule });
    for (const late of [() => attach(byHand("project")), state]) {
      expect(await heldAtLock(projectId, [demote, late])).toMatchObject([
        { status: "fulfilled" },
        { status: "rejected", reason: { code: "forbidden" } },
      ]);
      await changeMemberRole(viewerOf(second), { ...losing, role: "admin" });
    }
    expect(await getDb().auditEntry.count({ where: { projectId, action: "access.refused" } })).toBe(2);
  });

  it("that ships is one that anybody could have written", () => {
    expect(checklistInput.parse({ kind: "attach", template: productionBlockers })).toMatchObject({
      template: productionBlockers,
    });
  });
});

describe("a checklist", () => {
  it("tells what blocks, what is one's own, one section and one table; its verdict is of everything", async () => {
    const { slug } = await attach("production blockers");
    const owner = { kind: "member" as const, id: project.people.viewer.id };
    await setOwner(project.viewers.editor, { slug: project.slug, objectIds: [ground.id("users")], owner });
    const all = await read(slug);
    const told = async (search: ChecklistSearch) => {
      const { sections, ...view } = await read(slug, search);
      expect([view.tally, view.evaluationDigest]).toEqual([all.tally, all.evaluationDigest]);
      return sections.flatMap((each) =>
        each.each === "project" ? each.items : each.tables.flatMap(({ items }) => items ?? []),
      );
    };
    expect(await told({ blocking: "1" })).toHaveLength(all.tally.blockers);
    expect((await told({ open: "1" })).every(({ state }) => state === "open")).toBe(true);
    expect(await told({ mine: "1" })).toHaveLength(17);
    expect(await told({ section: "diagrams" })).toHaveLength(3);
    expect(await told({ section: "catalog", table: ground.id("orgs") })).toHaveLength(11);
  });

  it("has a digest of how it stands, which moves with what is written and with nothing else", async () => {
    const { slug } = await attach("production blockers");
    const before = (await read(slug)).evaluationDigest;
    expect((await read(slug)).evaluationDigest).toBe(before);
    await write("users.email", "description", "Where we write to.");
    expect((await read(slug)).evaluationDigest).not.toBe(before);
  });

  it("has a head that people keep, and is listed until it is taken off", async () => {
    const { id, slug } = await attach("production blockers");
    const head = { priority: "P1" as const, owner: { kind: "member" as const, id: project.people.editor.id } };
    const effort = { estimatedMinutes: 480, spentMinutes: 90, dueOn: "2026-12-24" };
    await change({ kind: "header", checklistId: id, base: 1, ...head, ...effort }, "editor");
    expect(await read(slug)).toMatchObject({ priority: "P1", ...effort, owner: { name: project.people.editor.name } });
    const late = change({ kind: "header", checklistId: id, base: 1, ...head, ...effort }, "editor");
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await change({ kind: "remove", checklistId: id });
    expect((await listChecklists(project.viewers.viewer, project.slug)).checklists).toEqual([]);
    await expect(read(slug)).rejects.toMatchObject({ code: "not_found" });
    const again = await attach("production blockers");
    expect(again.slug).toBe(`${slug}-2`);
  });

  it("goes with its project, and with nothing less", async () => {
    const { id } = await attach(byHand("project"));
    const item = await itemOf("by-hand", "looked");
    const evidence = { kind: "note", text: "Seen." } as const;
    await change({ kind: "tick", checklistId: id, itemId: "looked", shown: item.shown, evidence });
    await getDb().$executeRaw`SELECT delete_project(${project.id}::uuid)`;
    expect(await getDb().checklistEvent.count({ where: { checklistId: id } })).toBe(0);
  });
});
