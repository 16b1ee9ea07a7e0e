import type { ObjectId } from "../model/catalog-object";
import type { Diagnostic } from "../model/diagnostic";
import type { CatalogIndex } from "./compare/catalog-index";
import type { DeclaredSchema } from "./declared";

type Candidate = { readonly schema: DeclaredSchema; readonly matched: number; readonly columns: number };

/** The least share of a schema's tables that must be in the catalog for it to be taken as describing it. */
const LEAST_SHARE = 1 / 3;
const LEAST_SHARE_BESIDE = 1 / 2;

/**
 * Of all schemas that were found, those that describe this catalog: the one most of whose tables are there (one that a
 * configuration names comes before those only found), and others that declare further tables of it. Each schema comes in
 * its possible readings, of which the one that fits best is taken. Says which were left out.
 */
export function chooseSchemas(
  found: readonly (readonly DeclaredSchema[])[],
  catalog: CatalogIndex,
  diagnostics: Diagnostic[],
): readonly DeclaredSchema[] {
  const candidates = found.flatMap((readings) => bestOf(readings.map((schema) => weigh(schema, catalog))) ?? []);
  const isAnyNamed = candidates.some(({ schema, matched }) => schema.isNamed && matched > 0);
  const ranked = candidates.filter(({ schema }) => schema.isNamed || !isAnyNamed).sort((a, b) => b.matched - a.matched);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    const least = chosen.length > 0 ? LEAST_SHARE_BESIDE : candidate.schema.isNamed ? 0 : LEAST_SHARE;
    const isFitting = candidate.matched > 0 && candidate.matched >= least * candidate.schema.tables.length;
    if (isFitting && !chosen.some((other) => isOverlapping(candidate.schema, other.schema))) chosen.push(candidate);
  }
  const left = candidates.filter((each) => !chosen.includes(each));
  for (const { schema } of left) diagnostics.push(leftOut(schema));
  return chosen.map(({ schema }) => schema);
}

function weigh(schema: DeclaredSchema, catalog: CatalogIndex): Candidate {
  const tables = new Set<ObjectId>();
  const columns = new Set<ObjectId>();
  for (const declared of schema.tables) {
    const table = catalog.table(declared.schema, declared.name);
    if (table === null) continue;
    tables.add(table.id);
    const names = new Set(declared.columns.map((each) => each.name));
    for (const column of catalog.of(table.id, "column")) if (names.has(column.name)) columns.add(column.id);
  }
  return { schema, matched: tables.size, columns: columns.size };
}

function bestOf(readings: readonly Candidate[]): Candidate | undefined {
  return readings.reduce<Candidate | undefined>(
    (best, each) => (best && best.columns >= each.columns ? best : each),
    undefined,
  );
}

function isOverlapping(left: DeclaredSchema, right: DeclaredSchema): boolean {
  const names = new Set(right.tables.map((each) => `${each.schema}.${each.name}`));
  return left.tables.some((each) => names.has(`${each.schema}.${each.name}`));
}

function leftOut({ files, tables }: DeclaredSchema): Diagnostic {
  const [path = ""] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more ${files.length === 2 ? "file" : "files"}` : "";
  const what = `${tables.length} ${tables.length === 1 ? "table" : "tables"}`;
  const message = `What is declared here${more} (${what}) describes another database; it was not compared.`;
  return { severity: "info", code: "FILE_IGNORED", path, line: null, column: null, endLine: null, message, hint: null };
}
