import type { Catalog, CatalogTable } from "../model/catalog";
import type { Diagnostic } from "../model/diagnostic";
import type { MigrationOutcome } from "../model/result";
import { flat } from "./flat";

/** What a fixture expects: the catalog, the changes and the diagnostics, in lines a person can check. */
export type Expectation = {
  readonly layout: string;
  readonly dialect: string;
  readonly tables: { readonly [table: string]: readonly string[] };
  readonly others?: readonly string[];
  readonly changes: { readonly [path: string]: readonly string[] };
  readonly diagnostics: readonly string[];
};

/** A replayed set in the compact form of a fixture's `expected.json`. */
export function compact(
  catalog: Catalog,
  outcomes: readonly MigrationOutcome[],
  found: readonly Diagnostic[],
): Expectation {
  const others = compactOthers(catalog);
  return {
    layout: catalog.layout,
    dialect: catalog.dialect,
    tables: Object.fromEntries(catalog.tables.map((table) => [nameOf(table), compactTable(table)])),
    ...(others.length > 0 ? { others } : {}),
    changes: Object.fromEntries(outcomes.map(({ migration, changes }) => [migration.path, changes.map(compactChange)])),
    diagnostics: [...found, ...outcomes.flatMap((outcome) => outcome.diagnostics)].map(compactDiagnostic),
  };
}

function nameOf({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return schema === "main" || schema === "public" ? name : `${schema}.${name}`;
}

function compactTable(table: CatalogTable): string[] {
  const { origin } = table;
  const security = table.rlsForced ? ["row level security forced"] : table.rlsEnabled ? ["row level security"] : [];
  return [
    `${table.kind} from ${origin.path}:${origin.line}${table.comment === null ? "" : `: ${table.comment}`}`,
    ...(table.definition === null ? [] : [`as ${flat(table.definition)}`]),
    ...security,
    ...table.columns.map(compactColumn),
    ...table.constraints.map(({ name, definition }) => `constraint ${name ?? "(unnamed)"}: ${flat(definition)}`),
    ...table.indexes
      .filter((index) => index.constraint === null)
      .map(({ name, definition }) => `index ${name}: ${flat(definition)}`),
    ...table.policies.map(compactPolicy),
    ...table.triggers.map(
      ({ name, timing, events, definition }) => `trigger ${name} ${timing} ${events.join(" OR ")}: ${flat(definition)}`,
    ),
  ];
}

function compactColumn(column: CatalogTable["columns"][number]): string {
  return [
    `column ${column.name} ${column.type}`.trimEnd(),
    ...(column.nullable ? [] : ["not null"]),
    ...(column.default === null ? [] : [`default ${column.default}`]),
    ...(column.identity === null ? [] : [`identity ${column.identity}`]),
    ...(column.generated === null ? [] : [`generated as ${column.generated}`]),
    ...(column.comment === null ? [] : [`comment ${column.comment}`]),
  ].join(" ");
}

function compactPolicy(policy: CatalogTable["policies"][number]): string {
  const using = policy.using === null ? "" : ` using ${flat(policy.using)}`;
  const check = policy.check === null ? "" : ` check ${flat(policy.check)}`;
  const kind = policy.permissive ? "policy" : "restrictive policy";
  return `${kind} ${policy.name} for ${policy.command} to ${policy.roles.join(", ")}${using}${check}`;
}

function compactOthers(catalog: Catalog): string[] {
  return [
    ...catalog.enums.map((each) => `enum ${nameOf(each)}: ${each.values.join(", ")}`),
    ...catalog.domains.map((each) => `domain ${nameOf(each)}: ${each.type}`),
    ...catalog.compositeTypes.map(
      (each) => `type ${nameOf(each)}: ${each.attributes.map(({ name, type }) => `${name} ${type}`).join(", ")}`,
    ),
    ...catalog.functions.map(
      (each) => `${each.kind} ${nameOf(each)}(${each.args}) returns ${each.returns ?? "nothing"}`,
    ),
    ...catalog.sequences.map((each) => `sequence ${nameOf(each)}`),
    ...catalog.extensions.map((name) => `extension ${name}`),
    ...catalog.schemas.map((name) => `schema ${name}`),
  ];
}

function compactChange({ consequence, summary }: MigrationOutcome["changes"][number]): string {
  return consequence ? `  ${summary}` : summary;
}

function compactDiagnostic({ path, line, column, severity, code }: Diagnostic): string {
  return `${path}:${line ?? "-"}:${column ?? "-"} ${severity} ${code}`;
}
