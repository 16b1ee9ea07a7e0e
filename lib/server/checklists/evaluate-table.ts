import "server-only";
import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import { anchorOfSection } from "@/lib/domain/anchor-of-section";
import type { TableCheck } from "@/lib/domain/checklist-template";
import { fieldLabel } from "@/lib/domain/field-label";
import { toRls } from "../tables/read-table-states";
import { accessField } from "./facts/asked-of";
import type { CheckedTable, Facts } from "./facts/read-facts";
import { because, holds, lacking, lackingNames, type Outcome } from "./outcome";

type Evaluated = Exclude<TableCheck, { readonly kind: "person" }>;
/** How each rule is evaluated for one table. */
type Rules = {
  readonly [Kind in Evaluated["kind"]]: (
    facts: Facts,
    table: CheckedTable,
    check: Extract<Evaluated, { readonly kind: Kind }>,
  ) => Outcome;
};

const rules: Rules = {
  text: (facts, table, { field }) => lacking(isWritten(facts, table, field) ? [] : [sectionOf(table, field)]),

  parts: (facts, table, { part, field, type }) => {
    const missing = (facts.unwritten.get(table.objectId) ?? []).filter(
      (each) => each.kind === part && each.field === field && (type === undefined || each.type === type),
    );
    const names = missing.length === 1 ? (missing[0]?.names ?? []) : missing.flatMap((each) => each.names);
    return lackingNames(names, (index) => `${table.page}${anchorOfPart(part, names[index] ?? "")}`);
  },

  "primary key": (facts, table) => {
    if (table.kind !== "table" && table.kind !== "partitioned table")
      return because("not applicable", `It is a ${table.kind}.`);
    const missing = { words: "A primary key, by a migration", href: `${table.page}#constraints` };
    return facts.keyed.has(table.objectId) ? holds : lacking([missing]);
  },

  "row level security": (facts, table) => {
    const rls = toRls(table);
    if (rls === "not applicable") return because("not applicable", "Row level security is not for this kind of table.");
    if (rls !== "disabled" || isWritten(facts, table, accessField)) return holds;
    const on = { words: "Row level security, by a migration", href: `${table.page}#policies` };
    return lacking([on, { ...sectionOf(table, accessField), words: "or why it is off, under Access" }]);
  },

  policy: (facts, table, { command }) => {
    const rls = toRls(table);
    if (rls === "not applicable") return because("not applicable", "Row level security is not for this kind of table.");
    if (rls === "disabled") return because("not applicable", "Row level security is off.");
    const commands = facts.policies.get(table.objectId) ?? [];
    if (commands.includes("ALL") || commands.includes(command) || isWritten(facts, table, accessField)) return holds;
    return lacking([{ ...sectionOf(table, accessField), words: `Why nobody may ${command}, under Access` }]);
  },

  owner: (facts, table) => {
    const missing = { words: "An owner", href: table.page };
    return facts.reviews.get(table.objectId)?.owner ? holds : lacking([missing]);
  },

  verified: (facts, table) => {
    const stale = staleOf(facts, table);
    if (facts.reviews.get(table.objectId)?.status !== "verified")
      return lacking([{ words: "A verification", href: table.page }]);
    return stale ?? holds;
  },

  "not stale": (facts, table) => staleOf(facts, table) ?? holds,
};

/** Evaluates a rule for one table. Throws for a rule that there is not, such as one of a newer Strata. */
export function evaluateTable(facts: Facts, table: CheckedTable, check: Evaluated): Outcome {
  const rule = rules[check.kind] as ((facts: Facts, table: CheckedTable, check: Evaluated) => Outcome) | undefined;
  if (rule === undefined) throw new Error(`There is no rule ${check.kind} for tables.`);
  return rule(facts, table, check);
}

function isWritten({ unwritten }: Facts, { objectId }: CheckedTable, field: string): boolean {
  return !unwritten.get(objectId)?.some((each) => each.kind === "table" && each.field === field);
}

function sectionOf(table: CheckedTable, field: string) {
  return { words: fieldLabel("table", field), href: `${table.page}#${anchorOfSection({ field })}` };
}

function staleOf(facts: Facts, table: CheckedTable): Outcome | null {
  const cause = facts.stale.get(table.objectId);
  if (!cause) return null;
  return lacking([{ words: `${cause.summary} (${cause.version})`, href: table.page }]);
}
