import "server-only";
import { type ComparedTotals, comparedDocs, comparedKinds } from "@/lib/domain/compare-view";
import type { WholeComparison } from "./read-comparison";

/** How much became of a project, by kind; what came or went with a table counts by itself. */
export function countTotals({ tables, others, untouched }: WholeComparison): ComparedTotals {
  const parts = [...others, ...tables.flatMap(({ objects }) => objects.filter((each) => each.objectKind !== "table"))];
  const withTables = (kind: string) => tables.reduce((sum, each) => sum + (each.change === kind ? each.parts : 0), 0);
  const count = <Kind extends string>(kinds: readonly Kind[], of: (kind: Kind) => number) =>
    Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, number>;
  const docs = count(comparedDocs, (kind) => tables.filter((each) => each.docs === kind).length);
  return {
    tables: count(comparedKinds, (kind) => tables.filter(({ change }) => change === kind).length),
    objects: count(comparedKinds, (kind) => parts.filter((each) => each.kind === kind).length + withTables(kind)),
    docs: { ...docs, unchanged: docs.unchanged + untouched },
    fields: tables.reduce((sum, { writings }) => sum + writings.length, 0),
  };
}
