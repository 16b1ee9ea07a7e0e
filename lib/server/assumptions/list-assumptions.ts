import "server-only";
import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import type { AssumptionException, AssumptionList, AssumptionRule } from "@/lib/domain/assumptions";
import { paths } from "@/lib/domain/paths";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readTables } from "../tables/read-tables";
import { evaluateAssumption, type Subject } from "./evaluate-assumption";
import { type GivenReason, readReasons, reasonKey } from "./read-reasons";
import { readParts } from "./read-subjects";

/**
 * What a team takes for granted about its schema, evaluated at head or as of a migration, with today's assumptions and reasons.
 * `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function listAssumptions(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<AssumptionList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const stated = await db.assumption.findMany({
      where: { projectId: project.id, removedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, text: true, rule: true },
    });
    const can = actionsAt(viewer, project, asOf);
    if (stated.length === 0) return { asOf, can, assumptions: [] };
    const scope = scopeOf(project.id, asOf);
    const parts = await readParts(db, scope);
    const own = (await readTables(db, scope)).filter(({ isExternal }) => !isExternal);
    const tables = own.map((table) => ({ ...table, parts: parts.get(table.objectId) ?? [] }));
    const reasons = await readReasons(db, project.id);
    const assumptions = stated.map(({ id, text, rule: stored }) => {
      const rule = stored as AssumptionRule;
      const { about, exceptions: found } = evaluateAssumption(rule, tables);
      const exceptions = found.map((each) => toException(project.slug, each, reasons.get(reasonKey(id, idOf(each)))));
      return { id, text, rule, about, exceptions, holds: exceptions.every(({ reason }) => reason !== null) };
    });
    return { asOf, can, assumptions };
  });
}

function idOf({ table, part }: Subject): string {
  return (part ?? table).objectId;
}

function toException(slug: string, subject: Subject, given: GivenReason | undefined): AssumptionException {
  const { table, part } = subject;
  const page = paths.table(slug, table.schema, table.name);
  const name = `${table.schema}.${table.name}`;
  return {
    objectId: idOf(subject),
    name: part ? `${name}.${part.name}` : name,
    href: part ? `${page}${anchorOfPart(part.kind, part.name)}` : page,
    reason: given?.reason ?? null,
    by: given?.reason ? given.by : null,
  };
}
