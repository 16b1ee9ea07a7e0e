import { beforeEach, describe, expect, it, vi } from "vitest";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import type { ChecklistTemplateInput } from "@/lib/domain/checklist-template";
import { changeChecklists } from "../checklists/change-checklists";
import { getChecklist } from "../checklists/get-checklist";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { log } from "../log";
import { setOwner } from "../owners/set-owner";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { getReadiness } from "./get-readiness";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
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
    await ground.lay({ version: "0002", changes: [{ key: "teams", kind: "added" }] });
    expect(await read()).toMatchObject({ isReady: false, head: { version: "0002" } });
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
    expect([await listed("nobody"), await listed(id)]).toEqual([[4], [1]]);
  });

  it("come a page at a time", async () => {
    await attach(asking("P0"));
    expect([(await read({ page: 1 })).blockers.length, (await read({ page: 2 })).blockers.length]).toEqual([2, 0]);
  });
});
