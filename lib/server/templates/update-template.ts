import "server-only";
import type { z } from "zod";
import { docFields } from "@/lib/domain/doc-fields";
import { AppError } from "@/lib/domain/errors";
import { ownField } from "@/lib/domain/own-field";
import {
  findSection,
  MAX_SECTIONS,
  type SectionChoice,
  type Template,
  type TemplateChoices,
  type TemplateKind,
  templateKinds,
  toChoices,
  toTemplate,
  type updateTemplateInput,
} from "@/lib/domain/template";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { readTemplate } from "./read-template";

/**
 * Changes which sections the docs of a project have, for pages, coverage and the API at once. `conflict` where the writer was
 * shown an older template, `invalid` for a field there is not, for two own sections of one name and for too many sections. An own section that is left
 * out goes, unless somebody has written in it: then it is kept, switched off, so that its text keeps its heading.
 */
export async function updateTemplate(viewer: Viewer, input: z.output<typeof updateTemplateInput>): Promise<Template> {
  const wanted = "template.manage";
  const { id } = await authorizeProject(viewer, input.project, wanted);
  return changeInTurn({ viewer, projectId: id, wanted }, async (tx) => {
    const before = await readTemplate(id, tx);
    if (before.number !== input.base)
      throw new AppError("conflict", "Somebody changed the template meanwhile. Load the page again.");
    const choices: TemplateChoices = { above: input.above, sections: await settle(tx, id, before, input.sections) };
    const data = { number: before.number + 1, choices };
    await tx.template.upsert({
      where: { projectId: id },
      create: { projectId: id, ...data },
      update: data,
      select: { projectId: true },
    });
    const detail = { before: toChoices(before), after: choices };
    await recordAudit(viewer, { action: "template.update", projectId: id, detail }, tx);
    return toTemplate(data.number, choices);
  });
}

async function settle(tx: Transaction, projectId: string, before: Template, wanted: TemplateChoices["sections"]) {
  const written = await findOwnWritten(tx, projectId);
  const settled: Partial<Record<TemplateKind, SectionChoice[]>> = {};
  for (const kind of templateKinds) {
    const chosen = (wanted[kind] ?? toChoices(before).sections[kind] ?? []).map((each) =>
      settleOne(kind, before, each),
    );
    const fields = new Set(chosen.map(({ field }) => field.toLowerCase()));
    if (fields.size < chosen.length) throw new AppError("invalid", `Two sections of a ${kind} have the same name.`);
    const left = toChoices(before).sections[kind] ?? [];
    const kept = left.filter(({ field }) => !fields.has(field.toLowerCase()) && written.has(`${kind} ${field}`));
    if (chosen.length + kept.length > MAX_SECTIONS)
      throw new AppError("invalid", `With those that were written, a ${kind} has more than ${MAX_SECTIONS} sections.`);
    settled[kind] = [...chosen, ...kept.map((each) => ({ ...each, use: "off" as const }))];
  }
  return settled;
}

function settleOne(kind: TemplateKind, before: Template, { field, use, label, prompt }: SectionChoice): SectionChoice {
  if (docFields[kind].some((known) => known.field === field)) return { field, use };
  if (field !== "" && !findSection(before, kind, field))
    throw new AppError("invalid", `Docs of a ${kind} have no field ${field}.`);
  if (label === undefined) throw new AppError("invalid", "Name the section.");
  return { field: field === "" ? ownField(label) : field, use, label, prompt: prompt ?? "" };
}

/** The own sections that somebody has written in, as `kind field`. */
async function findOwnWritten(tx: Transaction, projectId: string): Promise<ReadonlySet<string>> {
  const found = await tx.$queryRaw<{ kind: string; field: string }[]>`
    SELECT DISTINCT o.kind, d.field FROM docs d JOIN catalog_objects o ON o.id = d.object_id
    WHERE d.project_id = ${projectId}::uuid AND starts_with(d.field, ${ownField("")})`;
  return new Set(found.map(({ kind, field }) => `${kind} ${field}`));
}
