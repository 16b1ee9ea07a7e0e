import { beforeEach, describe, expect, it } from "vitest";
import { shownSections } from "@/lib/domain/shown-sections";
import {
  defaultTemplate,
  type TemplateChoices,
  toChoices,
  type UpdateTemplateInput,
  updateTemplateInput,
} from "@/lib/domain/template";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { getOverview } from "../overview/get-overview";
import { findTables } from "../tables/find-tables";
import { getTable } from "../tables/get-table";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { getTemplate } from "./get-template";
import { updateTemplate } from "./update-template";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const child = (key: string, objectKind: string) => ({ key, kind: "added" as const, objectKind, table: "users" });
  await ground.lay(
    { version: "0001", changes: [{ key: "users", kind: "added" }, child("users.email", "column")] },
    { version: "0002", changes: [child("users_email_idx", "index")] },
  );
});

const choose = (
  sections: TemplateChoices["sections"],
  facts: Partial<UpdateTemplateInput> = {},
  role: "admin" | "editor" = "admin",
) =>
  updateTemplate(
    project.viewers[role],
    updateTemplateInput.parse({ project: project.slug, base: 0, above: 1, sections, ...facts }),
  );
const write = (key: string, field: string, text: string, base = 0) =>
  saveDoc(project.viewers.editor, { slug: project.slug, objectId: ground.id(key), field, base, text });
const users = (asOf?: string) =>
  getTable(project.viewers.viewer, { slug: project.slug, schema: "public", name: "users", ...(asOf ? { asOf } : {}) });

const required = (field: string) => ({ field, use: "required" as const });
const off = (field: string) => ({ field, use: "off" as const });
const own = (label: string, use: "required" | "optional" | "off" = "optional", field = "") => ({
  field,
  use,
  label,
  prompt: "Who is called.",
});

describe("a template", () => {
  it("is the vocabulary of docs while a project chose nothing", async () => {
    expect(await getTemplate(project.viewers.viewer, project.slug)).toEqual(defaultTemplate);
    expect((await users()).coverage).toEqual([
      { kind: "table", documented: 0, required: 1 },
      { kind: "column", documented: 0, required: 1 },
      { kind: "index", documented: 0, required: 1 },
    ]);
  });

  it("decides order, headings and what is required, on the next reading of every page", async () => {
    await choose({
      table: [required("usage"), own("On call", "required"), { field: "purpose", use: "optional" }],
      index: [off("rationale")],
    });
    const { template, coverage } = await users();
    expect(template.sections.table.slice(0, 3)).toMatchObject([
      { field: "usage", label: "Usage", use: "required" },
      { field: "own:On call", label: "On call", prompt: "Who is called.", use: "required", isOwn: true },
      { field: "purpose", use: "optional" },
    ]);
    expect(coverage).toEqual([
      { kind: "table", documented: 0, required: 2 },
      { kind: "column", documented: 0, required: 1 },
    ]);
    await write("users", "own:On call", "Whoever holds the pager.");
    const { rows } = await findTables(project.viewers.viewer, { slug: project.slug });
    expect(rows[0]?.coverage).toEqual({ documented: 1, required: 3 });
    const overview = await getOverview(project.viewers.viewer, project.slug);
    expect(overview.coverage).toEqual({ documented: 1, required: 3 });
    expect(overview.coverageByKind).toContainEqual({ kind: "table", documented: 1, required: 2 });
    expect(overview.edits[0]).toMatchObject({ field: "on call", object: "users" });
  });

  it("holds in the past too: what was written by then of what is required now", async () => {
    await write("users", "usage", "Read at sign-in.");
    await ground.lay({
      version: "0003",
      changes: [{ key: "users.name", kind: "added", objectKind: "column", table: "users" }],
    });
    await write("users.name", "rationale", "Asked for by support.");
    await choose({
      table: [required("usage"), off("purpose")],
      column: [required("rationale"), required("description")],
    });
    expect((await users("0002")).table.coverage).toEqual({ documented: 1, required: 4 });
    expect((await users()).table.coverage).toEqual({ documented: 2, required: 6 });
  });

  it("without anything required misses nothing", async () => {
    const nothing = Object.fromEntries(
      Object.entries(toChoices(defaultTemplate).sections).map(([kind, all]) => [
        kind,
        all.map(({ field }) => off(field)),
      ]),
    );
    await choose(nothing);
    expect((await users()).table.coverage).toEqual({ documented: 0, required: 0 });
  });

  it("is changed by admins only, and each change is audited with what was before", async () => {
    await expect(choose({ table: [off("purpose")] }, {}, "editor")).rejects.toMatchObject({ code: "forbidden" });
    await choose({ table: [off("purpose")] });
    const [entry, ...more] = await getDb().auditEntry.findMany({
      where: { projectId: project.id, action: "template.update" },
    });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      actorId: project.people.admin.id,
      detail: { before: { above: 1 }, after: { above: 1 } },
    });
  });

  it("that somebody else changed meanwhile is not overwritten", async () => {
    await choose({ table: [required("usage")] });
    await expect(choose({ table: [off("usage")] })).rejects.toMatchObject({ code: "conflict" });
    const { template } = await users();
    expect([template.number, template.sections.table[0]]).toMatchObject([1, { field: "usage", use: "required" }]);
  });

  it("takes no field there is not, and no two sections of one name", async () => {
    await expect(choose({ table: [required("puprose")] })).rejects.toMatchObject({ code: "invalid" });
    await expect(choose({ table: [required("own:Nobody made this")] })).rejects.toMatchObject({ code: "invalid" });
    await expect(choose({ table: [own("On call"), own("on call")] })).rejects.toMatchObject({ code: "invalid" });
    await expect(write("users", "own:On call", "x")).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a section taken out of the template", () => {
  it("is hidden where nothing was written, and shown last where something was", async () => {
    await write("users", "usage", "Read at sign-in.");
    await choose({ table: [off("usage"), off("performance"), required("purpose")] });
    const { template, table } = await users();
    const shown = shownSections(template.sections.table, table.docs).map(({ field, use }) => [field, use]);
    expect(shown[0]).toEqual(["purpose", "required"]);
    expect(shown.at(-1)).toEqual(["usage", "off"]);
    expect(shown.map(([field]) => field)).not.toContain("performance");
    expect(table.docs.usage?.text).toBe("Read at sign-in.");
  });

  it("can still be written, for what is there must not be stuck", async () => {
    await write("users", "usage", "Read at sign-in.");
    await choose({ table: [off("usage")] });
    expect(await write("users", "usage", "", 1)).toMatchObject({ outcome: "saved", number: 2 });
  });

  it("keeps its heading where it was the project's own and was written in, and is gone where not", async () => {
    await choose({ table: [own("On call"), own("Alerts")], column: [own("On call")] });
    await write("users", "own:On call", "Whoever holds the pager.");
    await choose({ table: [], column: [] }, { base: 1 });
    const { template, table } = await users();
    const kept = [...template.sections.table, ...template.sections.column].filter(({ isOwn }) => isOwn);
    expect(kept).toMatchObject([{ field: "own:On call", label: "On call", use: "off" }]);
    expect(shownSections(template.sections.table, table.docs).at(-1)).toMatchObject({ label: "On call" });
  });

  it("counts while it is kept, so that no more are stored than can be read", async () => {
    const many = (from: number) => Array.from({ length: 40 }, (_, index) => own(`Section ${from + index}`));
    await choose({ column: many(0) });
    await write("users.email", "own:Section 0", "Written.");
    await expect(choose({ column: many(100) }, { base: 1 })).rejects.toMatchObject({ code: "invalid" });
    await choose({ column: many(100).slice(1) }, { base: 1 });
    expect((await getTemplate(project.viewers.viewer, project.slug)).number).toBe(2);
  });

  it("keeps its text under a new heading", async () => {
    await choose({ table: [own("On call")] });
    await write("users", "own:On call", "Whoever holds the pager.");
    await choose({ table: [own("Pager", "required", "own:On call")] }, { base: 1 });
    const { template, table } = await users();
    const [pager] = template.sections.table;
    expect(pager).toMatchObject({ label: "Pager", use: "required" });
    expect(table.docs[pager?.field ?? ""]?.text).toBe("Whoever holds the pager.");
  });
});
