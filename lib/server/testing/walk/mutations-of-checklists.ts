import { itemsOf } from "@/lib/domain/checklist-template";
import { productionBlockers } from "@/lib/domain/production-blockers";
import { changeAssumptions } from "../../assumptions/change-assumptions";
import { changeChecklists } from "../../checklists/change-checklists";
import { shownOf } from "../../checklists/digest-of";
import { getDb } from "../../db";
import { changeWaivers } from "../../waivers/change-waivers";
import type { Mutation } from "./world";

const shownAs = (wanted: string) =>
  itemsOf(productionBlockers)
    .filter(({ id }) => id === wanted)
    .map(shownOf)[0] ?? "";
const shown = shownAs("restored");
const backup = shownAs("backup");

/** What is done with checklists, assumptions and waivers, by the route that does it. */
export const mutationsOfChecklists: Readonly<Record<string, Mutation>> = {
  "POST /api/v1/projects/[project]/checklists": async ({ chance, slug, viewer, project }) => {
    const where = { projectId: project.id, removedAt: null };
    const found = await getDb().checklist.findMany({ where, select: { id: true, version: true, number: true } });
    const change = (input: Parameters<typeof changeChecklists>[1], leaves: string) => async () => {
      await changeChecklists(viewer, input);
      return [leaves];
    };
    const attach = change({ slug, kind: "attach", template: "production blockers" }, "checklist.attach");
    if (found.length === 0) return attach;
    const { id: checklistId, version, number } = chance.oneOf(found);
    const item = { slug, checklistId, itemId: "restored", shown };
    const template = { ...productionBlockers, title: `${chance.word()} ${version}` };
    const head = {
      priority: "P1" as const,
      owner: null,
      estimatedMinutes: 60,
      spentMinutes: chance.below(60),
      dueOn: null,
    };
    return chance.oneOf([
      attach,
      change({ ...item, kind: "tick", evidence: { kind: "note", text: "Seen." } }, "checklist.tick"),
      change({ ...item, kind: "untick", reason: "Not any more." }, "checklist.untick"),
      change({ slug, kind: "edit", checklistId, base: version, template }, "checklist.edit"),
      change({ slug, kind: "header", checklistId, base: number, ...head }, "checklist.header"),
      change({ slug, kind: "remove", checklistId }, "checklist.remove"),
    ]);
  },
  "POST /api/v1/projects/[project]/assumptions": async ({ chance, slug, viewer, project }) => {
    const where = { projectId: project.id };
    const found = await getDb().assumption.findMany({ where: { ...where, removedAt: null }, select: { id: true } });
    const change = (input: Parameters<typeof changeAssumptions>[1], leaves: string) => async () => {
      await changeAssumptions(viewer, input);
      return [leaves];
    };
    const rule = { every: "table", must: { kind: "have a primary key" } } as const;
    const state = change({ slug, kind: "state", text: chance.word(), rule }, "assumption.state");
    if (found.length === 0) return state;
    const { id: assumptionId } = chance.oneOf(found);
    const { id: objectId } = await getDb().catalogObject.findFirstOrThrow({ where, select: { id: true } });
    const reason = chance.oneOf([null, "So it was decided."]);
    return chance.oneOf([
      state,
      change({ slug, kind: "except", assumptionId, objectId, reason }, "assumption.except"),
      change({ slug, kind: "remove", assumptionId }, "assumption.remove"),
    ]);
  },
  "POST /api/v1/projects/[project]/waivers": async ({ chance, slug, viewer, project }) => {
    const where = { projectId: project.id };
    const found = await getDb().checklist.findMany({ where: { ...where, removedAt: null }, select: { id: true } });
    const waivers = await getDb().waiver.findMany({ where, select: { id: true } });
    const change = (input: Parameters<typeof changeWaivers>[1], leaves: string) => async () => {
      await changeWaivers(viewer, input);
      return [leaves];
    };
    const checklistId = found.length === 0 ? crypto.randomUUID() : chance.oneOf(found).id;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const reason = `It is ${chance.word()}.`;
    const ask = change(
      { slug, kind: "ask", checklistId, itemId: "backup", shown: backup, reason, until },
      "waiver.ask",
    );
    if (waivers.length === 0) return ask;
    const { id: waiverId } = chance.oneOf(waivers);
    return chance.oneOf([
      ask,
      change({ slug, kind: "approve", waiverId }, "waiver.approve"),
      change({ slug, kind: "reject", waiverId, reason }, "waiver.reject"),
      change({ slug, kind: "revoke", waiverId, reason }, "waiver.revoke"),
    ]);
  },
};
