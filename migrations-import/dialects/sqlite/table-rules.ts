import type { ColumnDefinition, ColumnsAndConstraintsCreateTableBody, NamedTableConstraint } from "sqlite3-parser";
import { analyseOwnExpression } from "./analyses";
import { type TableTraits, typeText } from "./column-definition";
import { type Column, type Context, columnsOf, constraintsOf, type Table } from "./context";
import { columnsIn } from "./expression-columns";
import { prohibitedIn } from "./expression-rules";
import { keyDetailsOf } from "./key-text";
import { mostColumns } from "./limits";
import { isSameName } from "./names";
import { markTable, stringMarkBy } from "./string-marks";
import type { WrittenConstraint } from "./table-constraints";

/** What SQLite does not allow of a table as written (https://sqlite.org/lang_createtable.html); null where it is sound. */
export function faultOfTable(
  body: ColumnsAndConstraintsCreateTableBody,
  written: readonly WrittenConstraint[],
  traits: TableTraits,
  text: string,
): string | null {
  return (
    (body.columns.length > mostColumns ? `a table has at most ${mostColumns} columns` : null) ??
    first(body.constraints ?? [], faultOfTerms) ??
    faultOfKeys(body, written, traits) ??
    first(body.columns, (column) => faultOfColumn(column, traits, text)) ??
    (body.columns.every(isGenerated) ? "a table has at least one column that is not generated" : null)
  );
}

/** What may not stand beside the columns that a constraint names. */
function faultOfTerms({ constraint }: NamedTableConstraint): string | null {
  if (constraint.type === "ForeignKeyTableConstraint") return prohibitedIn(constraint, {});
  const isKey = constraint.type === "PrimaryKeyTableConstraint" || constraint.type === "UniqueTableConstraint";
  return isKey && constraint.columns.some(({ nulls }) => nulls) ? "NULLS FIRST and LAST are not for keys" : null;
}

function faultOfKeys(
  { columns }: ColumnsAndConstraintsCreateTableBody,
  written: readonly WrittenConstraint[],
  { withoutRowid, rowidAlias }: TableTraits,
): string | null {
  const keys = written.filter(({ definition }) => definition.type === "primary key");
  if (keys.length > 1) return "a table has only one primary key";
  if (withoutRowid && keys.length === 0) return "a table WITHOUT ROWID has a primary key";
  const isCounting = keys.some(({ definition }) => keyDetailsOf(definition).autoincrement);
  if (isCounting && rowidAlias === null) return "AUTOINCREMENT is only for an INTEGER PRIMARY KEY";
  const named = (name: string) => columns.find((column) => isSameName(column.colName.text, name));
  return first(written, ({ definition }) => {
    const missing = definition.type === "check" ? undefined : definition.columns.find((name) => !named(name));
    if (missing !== undefined) return `there is no column ${missing}`;
    const isGeneratedKey =
      definition.type === "primary key" && definition.columns.some((name) => isGenerated(named(name)));
    if (isGeneratedKey) return "a generated column is no part of a primary key";
    return faultOfForeignKey(definition);
  });
}

/** What SQLite does not allow of a foreign key. */
export function faultOfForeignKey({ columns, references }: WrittenConstraint["definition"]): string | null {
  const isEven = !references || references.columns.length === 0 || references.columns.length === columns.length;
  return isEven ? null : "a foreign key has as many columns as it points to";
}

function isGenerated(column: ColumnDefinition | undefined): boolean {
  return column?.constraints.some(({ constraint }) => constraint.type === "GeneratedColumnConstraint") ?? false;
}

const strictTypes = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"];

/** What SQLite does not allow of a column as written. */
export function faultOfColumn(
  column: ColumnDefinition,
  { strict }: Pick<TableTraits, "strict">,
  text: string,
): string | null {
  const name = column.colName.text;
  const type = typeText(column.colType, text);
  if (column.constraints.filter(({ constraint }) => constraint.type === "GeneratedColumnConstraint").length > 1)
    return `the generated column ${name} is generated twice`;
  if (strict && !strictTypes.includes(type)) return `a STRICT table has no type ${type || "left out"}, as ${name} has`;
  return first(column.constraints, ({ constraint }) => {
    if (constraint.type === "ForeignKeyColumnConstraint") return prohibitedIn(constraint, {});
    if (constraint.type !== "DefaultColumnConstraint") return null;
    if (isGenerated(column)) return `the generated column ${name} has no default`;
    const fault =
      constraint.expr.type === "ParenthesizedExpr"
        ? prohibitedIn(constraint.expr, { columns: true, subqueries: true })
        : null;
    return fault === null ? null : `the default of ${name} cannot be used: ${fault}`;
  });
}

/** What SQLite does not allow in a table's checks and generated columns, once the table is there; null where all is sound. */
export function faultOfExpressions(context: Context, table: Table): string | null {
  const checks = constraintsOf(context, table).filter(({ definition }) => definition.type === "check");
  return (
    first(checks, ({ definition }) =>
      faultOfExpression(context, table, /^CHECK \((.*)\)$/s.exec(definition.definition)?.[1] ?? "", false),
    ) ??
    first(columnsOf(context, table), ({ definition: { generated } }) =>
      generated === null ? null : faultOfExpression(context, table, generated, true),
    )
  );
}

/** No virtual column is worked out from itself; one that is stored is only read. */
export function faultOfLoops(columns: readonly Column[]): string | null {
  const virtual = columns.filter(({ definition }) => isRecord(definition.extra) && definition.extra.virtual === true);
  const reads = (column: Column) => {
    const names = columnsIn(column.definition.generated ?? "");
    return virtual.filter((other) => names.some((name) => isSameName(name, other.name)));
  };
  const left = new Set(virtual);
  const isDone = (column: Column) => !left.has(column);
  while (left.size > 0) {
    const next = [...left].find((column) => reads(column).every(isDone));
    if (!next) return `the generated column ${[...left][0]?.name} is worked out from itself`;
    left.delete(next);
  }
  return null;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function faultOfExpression(context: Context, table: Table, text: string, isStored: boolean): string | null {
  const analysed = analyseOwnExpression(context, table, text, isStored);
  if (!analysed) return null;
  if (stringMarkBy(analysed.found).strings) markTable(context, table);
  return (
    prohibitedIn(analysed.expr, { subqueries: true, aggregates: true, chance: isStored, raise: isStored }) ??
    analysed.found.problems[0] ??
    null
  );
}

function first<T>(all: readonly T[], faultOf: (each: T) => string | null): string | null {
  for (const each of all) {
    const fault = faultOf(each);
    if (fault !== null) return fault;
  }
  return null;
}
