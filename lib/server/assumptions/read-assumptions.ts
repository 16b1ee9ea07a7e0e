import "server-only";
import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import type { AssumptionException, AssumptionView } from "@/lib/domain/assumptions";
import { paths } from "@/lib/domain/paths";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { readTables } from "../tables/read-tables";
import { evaluateAssumption, idOfSubject, nameOfSubject, type Subject } from "./evaluate-assumption";
import { type GivenReason, readReasons, reasonKey } from "./read-reasons";
import { readStated } from "./read-stated";
import { readParts } from "./read-subjects";

/** The assumptions of a project, evaluated in a state, with today's reasons; in the order they were stated. */
export async function readAssumptions(db: Transaction, scope: Scope, slug: string): Promise<readonly AssumptionView[]> {
  const { projectId } = scope;
  const stated = await readStated(db, projectId);
  if (stated.length === 0) return [];
  const parts = await readParts(db, scope);
  const own = (await readTables(db, scope)).filter(({ isExternal }) => !isExternal);
  const tables = own.map((table) => ({ ...table, parts: parts.get(table.objectId) ?? [] }));
  const reasons = await readReasons(db, projectId);
  return stated.map(({ id, text, rule }) => {
    const { about, exceptions: found } = evaluateAssumption(rule, tables);
    const exceptions = found.map((each) => toException(slug, each, reasons.get(reasonKey(id, idOfSubject(each)))));
    return { id, text, rule, about, exceptions, holds: exceptions.every(({ reason }) => reason !== null) };
  });
}

function toException(slug: string, subject: Subject, given: GivenReason | undefined): AssumptionException {
  const { table, part } = subject;
  const page = paths.table(slug, table.schema, table.name);
  return {
    objectId: idOfSubject(subject),
    name: nameOfSubject(subject),
    href: part ? `${page}${anchorOfPart(part.kind, part.name)}` : page,
    reason: given?.reason ?? null,
    by: given?.reason ? given.by : null,
  };
}
