import type { CatalogObject } from "../../model/catalog-object";
import type { DeclaredNamed } from "../declared";
import { type Comparison, find, refer, type TablePair, titleOf } from "./comparison";

/** Compares checks, policies and row level security. Prisma's language has none of them, so nothing is missing there. */
export function compareRules(comparison: Comparison, pair: TablePair): void {
  if (comparison.schema.language === "prisma") return;
  const { declared, table } = pair;
  const checks = comparison.catalog.of(table.id, "constraint").filter((each) => each.definition.type === "check");
  const policies = comparison.catalog.of(table.id, "policy");
  compareNamed(comparison, pair, {
    word: "check",
    declared: declared.checks,
    made: checks.map((object) => ({ object, text: object.definition.definition })),
    missing: "CHECK_NOT_MIGRATED",
    extra: declared.isWhole ? "CHECK_NOT_DECLARED" : null,
  });
  compareNamed(comparison, pair, {
    word: "policy",
    declared: declared.policies,
    made: policies.map((object) => ({ object, text: null })),
    missing: "POLICY_NOT_MIGRATED",
    // Many keep policies in SQL alone; only where code has some are the others worth a word.
    extra: declared.isWhole && declared.policies.length > 0 ? "POLICY_NOT_DECLARED" : null,
  });
  if (!declared.hasRls || table.definition.rlsEnabled) return;
  const subject = titleOf(table);
  const message = `Code enables row level security on ${subject}, no migration does.`;
  find(comparison, "RLS_DIFFERS", { message, subject, table, object: table, place: declared.place });
}

type Kind = {
  readonly word: "check" | "policy";
  readonly declared: readonly DeclaredNamed[];
  readonly made: readonly { readonly object: CatalogObject; readonly text: string | null }[];
  readonly missing: "CHECK_NOT_MIGRATED" | "POLICY_NOT_MIGRATED";
  readonly extra: "CHECK_NOT_DECLARED" | "POLICY_NOT_DECLARED" | null;
};

function compareNamed(comparison: Comparison, { declared: owner, table }: TablePair, kind: Kind): void {
  const met = new Set<CatalogObject>();
  for (const { name, text, place } of kind.declared) {
    const found =
      kind.made.find((each) => each.object.name === name) ?? kind.made.find((each) => isSameText(text, each.text));
    if (found !== undefined) {
      met.add(found.object);
      refer(comparison, found.object, { place, symbol: `${owner.key} ${kind.word} ${found.object.name}` });
    } else if (name !== null) {
      const subject = `${kind.word} ${name} of ${titleOf(table)}`;
      const message = `Code declares ${kind.word} ${name} of ${titleOf(table)}, no migration creates it.`;
      find(comparison, kind.missing, { message, subject, table, place });
    }
  }
  if (kind.extra === null || kind.declared.some((each) => each.name === null && each.text === null)) return;
  for (const { object } of kind.made) {
    if (met.has(object)) continue;
    const subject = `${kind.word} ${object.name} of ${titleOf(table)}`;
    const message = `Migrations create ${kind.word} ${object.name} of ${titleOf(table)}, code does not declare it.`;
    find(comparison, kind.extra, { message, subject, table, object, place: owner.place });
  }
}

function isSameText(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && bare(left) === bare(right);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^check\b/, "")
    .replace(/::[\w ]+|[\s"()]/g, "");
}
