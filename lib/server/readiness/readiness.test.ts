import { beforeEach, describe, expect, it, vi } from "vitest";
import { type AssumptionInput, assumptionInput } from "@/lib/domain/assumptions";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import { checklistSearch } from "@/lib/domain/checklist-search";
import type { ChecklistTemplateInput } from "@/lib/domain/checklist-template";
import type { GatePolicy } from "@/lib/domain/gate-policy";
import { waiverInput } from "@/lib/domain/waivers";
import { changeAssumptions } from "../assumptions/change-assumptions";
import { changeChecklists } from "../checklists/change-checklists";
import { getChecklist } from "../checklists/get-checklist";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { log } from "../log";
import { setOwner } from "../owners/set-owner";
import { askForNoSignature } from "../testing/ask-for-no-signature";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "../waivers/change-waivers";
import { getReadiness } from "./get-readiness";
import { readGatePolicy } from "./read-gate-policy";
import { setGatePolicy } from "./set-gate-policy";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  await askForNoSignature(project);
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      { key: "orgs", kind: "added" },
    ],
  });
});

const read = (wanted = {}) => getReadiness(project.viewers.viewer, project.slug, wanted);
const attach = (template: ChecklistTemplateInput) =>
  changeChecklists(project.viewers.admin, {
    slug: project.slug,
    ...checklistInput.parse({ kind: "attach", template }),
  });
const describeTable = (key: string) =>
  saveDoc(project.viewers.editor, {
    slug: project.slug,
    objectId: ground.id(key),
    field: "purpose",
    base: 0,
    text: "People.",
  });

const asking = (priority: "P0" | "P1", check: object = { kind: "text", field: "purpose" }): ChecklistTemplateInput => ({
  title: "Tables",
  sections: [
    {
      id: "all",
      title: "All",
      each: "table",
      items: [{ id: "purpose", text: "It says what it is for.", priority, owner: null, check: check as never }],
    },
  ],
});

describe("a project is ready", () => {
  it("only with a checklist", async () => {
    expect(await read()).toMatchObject({ isReady: false, reasons: ["No checklist is attached."] });
  });

  it("once nothing of P0 is open any more, and not again as soon as a migration adds to it", async () => {
    await attach(asking("P0"));
    const before = await read();
    expect(before).toMatchObject({ isReady: false, reasons: ["2 blockers are open."], head: { version: "0001" } });
    expect(before.blockers[0]).toMatchObject({
      checklist: { slug: "tables" },
      item: "purpose",
      state: "open",
      table: { schema: "public" },
      missing: [{ words: "Purpose" }],
      href: expect.stringMatching(/\/tables\/public\/\w+#purpose$/u),
    });
    await describeTable("users");
    expect(await read()).toMatchObject({ isReady: false, reasons: ["1 blocker is open."] });
    await describeTable("orgs");
    const after = await read();
    expect(after).toMatchObject({ isReady: true, reasons: [], counts: { items: 2, holding: 2, blockers: 0 } });
    expect(after.digests?.evaluations).not.toBe(before.digests?.evaluations);
    expect(after.digests?.checklists).toBe(before.digests?.checklists);
    expect(after.digests?.migrations).toBe(before.digests?.migrations);
    expect(after.digests?.revisions).not.toBe(before.digests?.revisions);
    await ground.lay({ version: "0002", changes: [{ key: "teams", kind: "added" }] });
    const moved = await read();
    expect(moved).toMatchObject({ isReady: false, head: { version: "0002" } });
    expect(moved.digests?.migrations).not.toBe(after.digests?.migrations);
  });

  it("whatever of less than P0 is open", async () => {
    await attach(asking("P1"));
    expect(await read()).toMatchObject({ isReady: true, counts: { holding: 0, blockers: 0 } });
  });
});

/** Attaches a checklist, and gives the way to a text of it that no service of this Strata would store. */
async function rewriting(template: ChecklistTemplateInput) {
  const { id: checklistId } = await attach(template);
  const { id: projectId, people } = project;
  return (text: unknown) =>
    getDb().$executeRaw`INSERT INTO checklist_versions (checklist_id, number, project_id, template, digest, author_id)
      VALUES (${checklistId}::uuid, 2, ${projectId}::uuid, ${JSON.stringify(text)}::jsonb, ${"0".repeat(64)}, ${people.admin.id}::uuid)`;
}

describe("what cannot be evaluated", () => {
  it("has not passed, says that it failed, and leaves the rest as it is", async () => {
    vi.spyOn(log, "error").mockReturnValue();
    const write = await rewriting(asking("P0"));
    await describeTable("users");
    await describeTable("orgs");
    await write(asking("P0", { kind: "of a newer Strata" }));
    const verdict = await read();
    expect(verdict).toMatchObject({ isReady: false, error: null, counts: { errors: 2, blockers: 2 } });
    expect(verdict.blockers[0]).toMatchObject({ state: "error" });
  });

  it("as a whole closes the gate, and says so", async () => {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const write = await rewriting(asking("P0"));
    await write(null);
    const verdict = await read();
    expect(verdict).toMatchObject({ isReady: false, blockers: [], digests: null });
    expect(verdict.reasons).toEqual([verdict.error]);
    expect(verdict.error).toMatch(/could not be evaluated/u);
    expect(logged).toHaveBeenCalled();
  });
});

describe("blockers", () => {
  it("come by who answers for them, with where the rest of each is listed", async () => {
    const { id, name } = project.people.editor;
    await ground.lay({
      version: "0002",
      changes: ["a", "b", "c"].map((key) => ({ key, kind: "added" as const })),
    });
    await setOwner(project.viewers.editor, {
      slug: project.slug,
      objectIds: [ground.id("orgs")],
      owner: { kind: "member", id },
    });
    const checklist = await attach(asking("P0"));
    const { blockers, owners, counts } = await read({ ofOwner: 2 });
    expect(blockers.map(({ owner }) => owner?.name ?? null)).toEqual([name, null, null]);
    expect(counts.blockers).toBe(5);
    expect(owners.map(({ owner, count }) => [owner?.id ?? null, count])).toEqual([
      [id, 1],
      [null, 4],
    ]);
    expect(owners[0]?.checklists[0]?.href).toContain(`owner=${id}`);
    const listed = async (owner: string) => {
      const search = { blocking: "1", owner } as const;
      const view = await getChecklist(project.viewers.viewer, {
        slug: project.slug,
        checklist: checklist.slug,
        search,
      });
      return view.sections.map((section) => (section.each === "table" ? section.found : 0));
    };
    expect([await listed("none"), await listed(id)]).toEqual([[4], [1]]);
  });

  it("come a page at a time", async () => {
    await attach(asking("P0"));
    expect([(await read({ page: 1 })).blockers.length, (await read({ page: 2 })).blockers.length]).toEqual([2, 0]);
  });
});

describe("what an admin sets the gate to ask for", () => {
  const set = async (policy: Partial<GatePolicy>, role: "admin" | "reviewer" = "admin") => {
    const { number, ...before } = await readGatePolicy(project.id);
    return setGatePolicy(project.viewers[role], { project: project.slug, base: number, ...before, ...policy });
  };

  it("a waiver in force opens the gate for what it covers, unless waivers are not to count", async () => {
    const { id: checklistId, slug: checklist } = await attach(asking("P0"));
    await describeTable("orgs");
    const { slug, viewers } = project;
    const view = await getChecklist(viewers.viewer, { slug, checklist });
    const [section] = view.sections;
    const shown = section?.each === "table" ? section.tables[0]?.items?.[0]?.shown : "";
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const ask = { kind: "ask", checklistId, itemId: "purpose", shown, reason: "Next week.", until } as const;
    const { id: waiverId } = await changeWaivers(viewers.editor, { slug, ...waiverInput.parse(ask) });
    expect(await read()).toMatchObject({ isReady: false, waivers: [{ state: "pending" }] });
    await changeWaivers(viewers.reviewer, { slug, kind: "approve", waiverId });
    expect(await read()).toMatchObject({ isReady: true, counts: { blockers: 0, waived: 1 } });
    await set({ waiversCount: false });
    const closed = await read();
    expect(closed).toMatchObject({ isReady: false, counts: { blockers: 1, waived: 0 }, waivers: [{ id: waiverId }] });
    expect(closed.blockers[0]?.table?.name).toBe("users");
    const listed = new URL(closed.owners[0]?.checklists[0]?.href ?? "", "http://x").searchParams;
    const search = checklistSearch.parse(Object.fromEntries(listed));
    const [narrowed] = (await getChecklist(viewers.viewer, { slug, checklist, search })).sections;
    expect(narrowed).toMatchObject({ tables: [{ name: "users" }] });
    expect(closed.checklists[0]?.tally).toMatchObject({ blockers: 1, waived: 0 });
    await set({ waiversCount: true });
    expect(await read()).toMatchObject({ isReady: true });
  });

  it("stale docs block where they are asked for, and until they are said to be true", async () => {
    await attach(asking("P0"));
    await describeTable("users");
    await describeTable("orgs");
    await ground.lay({ version: "0002", changes: [{ key: "users", kind: "altered" }] });
    expect(await read()).toMatchObject({ isReady: true, policy: { staleDocsBlock: false } });
    await set({ staleDocsBlock: true });
    const { isReady, blockers, owners } = await read();
    expect([isReady, blockers.length]).toEqual([false, 1]);
    expect(blockers[0]).toMatchObject({
      checklist: { slug: null, title: "Stale docs" },
      table: { name: "users" },
      missing: [{ words: expect.stringContaining("0002") }],
    });
    expect(owners[0]?.checklists[0]?.href).toBe(`/p/${project.slug}/stale?owner=none`);
    await set({ staleDocsBlock: false });
    expect(await read()).toMatchObject({ isReady: true });
  });

  it("an exception to an assumption blocks where that is asked for, until it has a reason", async () => {
    await attach(asking("P1"));
    const { admin, editor } = project.viewers;
    const rule = { every: "table", must: { kind: "have a primary key" } } as const;
    const change = (input: AssumptionInput, viewer = admin) =>
      changeAssumptions(viewer, { slug: project.slug, ...assumptionInput.parse(input) });
    const { id: assumptionId } = await change({ kind: "state", text: "Every table has a primary key.", rule });
    expect(await read()).toMatchObject({ isReady: true });
    await set({ assumptionsBlock: true });
    const names = async () => (await read()).blockers.flatMap(({ missing }) => missing.map(({ words }) => words));
    expect(await names()).toEqual(["A reason for public.orgs", "A reason for public.users"]);
    for (const key of ["users", "orgs"]) {
      expect(await read()).toMatchObject({ isReady: false, reasons: ["1 blocker is open."] });
      await change({ kind: "except", assumptionId, objectId: ground.id(key), reason: "A log." }, editor);
    }
    expect(await read()).toMatchObject({ isReady: true });
    await set({ assumptionsBlock: false });
    expect(await read()).toMatchObject({ isReady: true, policy: { assumptionsBlock: false } });
  });

  it("is set by admins, over nobody's head, and stays on record", async () => {
    await expect(set({ staleDocsBlock: true }, "reviewer")).rejects.toMatchObject({ code: "forbidden" });
    await set({ staleDocsBlock: true });
    const stale = {
      project: project.slug,
      base: 0,
      waiversCount: true,
      staleDocsBlock: false,
      assumptionsBlock: false,
    };
    await expect(setGatePolicy(project.viewers.admin, stale)).rejects.toMatchObject({ code: "conflict" });
    expect(await readGatePolicy(project.id)).toMatchObject({ number: 1, staleDocsBlock: true });
    const rows = await getDb().auditEntry.findMany({ where: { projectId: project.id, action: "gate.policy" } });
    expect(rows.map(({ detail }) => detail)).toMatchObject([
      { before: { staleDocsBlock: false }, after: { staleDocsBlock: true } },
    ]);
  });

  it("is refused by the database for whoever is no admin, out of turn, back-dated, or changed later", async () => {
    const { admin, reviewer } = project.people;
    const insert = (authorId: string, number: number, at = "now()") =>
      getDb().$executeRawUnsafe(
        `INSERT INTO gate_policies (project_id, number, waivers_count, stale_docs_block, assumptions_block, author_id, created_at)
        VALUES ($1::uuid, $2::int, false, false, false, $3::uuid, ${at})`,
        project.id,
        number,
        authorId,
      );
    await expect(insert(reviewer.id, 1)).rejects.toThrow("the author is no admin");
    await expect(insert(admin.id, 2)).rejects.toThrow("it is not the next");
    await expect(insert(admin.id, 1, "now() - interval '1 day'")).rejects.toThrow("it is dated otherwise");
    await insert(admin.id, 1);
    await expect(getDb().$executeRaw`UPDATE gate_policies SET waivers_count = true`).rejects.toThrow();
    await expect(getDb().$executeRaw`DELETE FROM gate_policies`).rejects.toThrow();
  });
});
