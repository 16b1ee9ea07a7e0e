import type { ColumnsAndConstraintsCreateTableBody, CreateTableStmt, Select, TabFlags } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { standardType } from "./affinity";
import { analyseRunQuery } from "./analyses";
import type { Value } from "./analysis/value";
import { columnDefinition, type TableTraits, typeText } from "./column-definition";
import { insertConstraint } from "./constraint-names";
import {
  type Context,
  columnsOf,
  findTable,
  isMadeInMain,
  makesTemporary,
  refuse,
  refusePlaced,
  schemaName,
  setTemporary,
} from "./context";
import { refreshViews } from "./create-view";
import { resolveForeignKeysTo } from "./foreign-keys";
import { refuseName } from "./free-name";
import { insertBareColumn, insertTable } from "./insert-objects";
import { isSameKey, keyDetailsOf, withConflict } from "./key-text";
import { foldName, isSameName } from "./names";
import { keepOrdinals } from "./ordinals";
import { shadowOf } from "./shadow-tables";
import { textOf } from "./sql-node";
import { columnConstraints, tableConstraint, type WrittenConstraint, withColumnsAsNamed } from "./table-constraints";
import { faultOfExpressions, faultOfLoops, faultOfTable } from "./table-rules";

/** `CREATE TABLE` (https://sqlite.org/lang_createtable.html). */
export function createTable(context: Context<CreateTableStmt>): StatementEnd {
  const { stmt } = context;
  const name = stmt.tblName.objName.text;
  const misplaced = refusePlaced(context, stmt.temporary, stmt.tblName);
  if (misplaced) return misplaced;
  if (makesTemporary(stmt.temporary, stmt.tblName)) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isMadeInMain(stmt.tblName)) return "no effect";
  const end = refuseName(context, name, stmt.ifNotExists);
  if (end) return end;
  if (shadowOf(context, name)) return "no effect";
  const { body } = stmt;
  const made =
    body.type === "AsSelectCreateTableBody"
      ? createAsSelect(context, name, body.select)
      : createFromColumns(context, name, body);
  refreshViews(context, name);
  return made;
}

function createAsSelect(context: Context<CreateTableStmt>, name: string, select: Select): StatementEnd {
  const query = analyseRunQuery(context, textOf(context.text, select.span));
  const [problem] = query?.found.problems ?? [];
  const isBroken = query?.found.missing.some((each) => findTable(context, each)) ?? false;
  if (problem !== undefined && (isBroken || !problem.startsWith("no such table")))
    return refuse(context, "INVALID_STATEMENT", `The query of ${name} cannot be run: ${problem}.`, "Mend the query.");
  if (!query?.values || problem !== undefined)
    context.session.report("warning", "UNKNOWN_OBJECT", columnsUnknown(name), "Import what it reads from, too.");
  const table = insertTable(context, name, {});
  if (!table) return "not understood";
  for (const [index, value] of (query?.values ?? []).entries()) {
    insertBareColumn(context, table, index + 1, { name: value.name ?? "", type: copiedType(value) });
  }
  keepOrdinals(context, table);
  return "applied";
}

/** Of the type only the affinity is copied. */
function copiedType({ affinity }: Value): string {
  return affinity === "blob" ? "" : standardType(affinity);
}

function columnsUnknown(name: string): string {
  return `The columns of ${name} could not be told, because its query reads what is not there at this point.`;
}

function createFromColumns(
  context: Context<CreateTableStmt>,
  name: string,
  body: ColumnsAndConstraintsCreateTableBody,
): StatementEnd {
  const doubled = firstDoubled(body.columns.map((column) => column.colName.text));
  if (doubled !== null) {
    const hint = "Give each column of the table a name of its own.";
    return refuse(context, "INVALID_STATEMENT", `The table ${name} has two columns named ${doubled}.`, hint);
  }
  const all = writtenConstraints(body, context.text);
  const traits = traitsOf(body, all, context.text);
  const standing = all.map((_, index) => standingFor(body, all, index, traits.rowidAlias === null));
  const written = all.filter((_, index) => !standing[index]).map((each) => withConflictOf(each, all, standing));
  const fault = faultOfTable(body, all, traits, context.text) ?? firstConflict(all, standing);
  if (fault !== null) return refuseFault(context, name, fault);
  const table = insertTable(context, name, tableOptions(traits));
  if (!table) return "not understood";
  for (const [index, column] of body.columns.entries()) {
    const definition = columnDefinition(column, context.text, index + 1, traits);
    context.session.ledger.insert({
      kind: "column",
      parent: table.id,
      schema: schemaName,
      name: column.colName.text,
      definition,
    });
  }
  for (const constraint of written) insertConstraint(context, table, constraint);
  const inside = faultOfExpressions(context, table) ?? faultOfLoops(columnsOf(context, table));
  if (inside !== null) return refuseFault(context, name, inside);
  keepOrdinals(context, table);
  resolveForeignKeysTo(context, table);
  return "applied";
}

function refuseFault(context: Context, name: string, fault: string): StatementEnd {
  return refuse(context, "INVALID_STATEMENT", `SQLite refuses the table ${name}: ${fault}.`, "Mend the statement.");
}

function writtenConstraints(body: ColumnsAndConstraintsCreateTableBody, text: string): WrittenConstraint[] {
  const names = new Map(body.columns.map((column) => [foldName(column.colName.text), column.colName.text]));
  const all = [
    ...body.columns.flatMap((column) => columnConstraints(column, text)),
    ...(body.constraints ?? []).map((constraint) => tableConstraint(constraint, text)),
  ];
  return all.map((constraint) => withColumnsAsNamed(constraint, names));
}

/** SQLite keeps no second key over the same columns, unless the first is the rowid itself: the one that stands for a key, if there is one. */
function standingFor(
  body: ColumnsAndConstraintsCreateTableBody,
  all: readonly WrittenConstraint[],
  index: number,
  hasIndexForKey: boolean,
): WrittenConstraint | undefined {
  const definition = all[index]?.definition;
  if (definition?.type !== "unique") return undefined;
  return all.find((other, at) => {
    const counts =
      other.definition.type === "primary key" ? hasIndexForKey : other.definition.type === "unique" && at < index;
    return counts && isSameKey(other.definition, definition, (column) => collationIn(body, column));
  });
}

type Standing = readonly (WrittenConstraint | undefined)[];

/** What a key does with rows in conflict the key that it stands for may have said. */
function withConflictOf(key: WrittenConstraint, all: readonly WrittenConstraint[], standing: Standing) {
  const details = keyDetailsOf(key.definition);
  const said = all.filter((_, index) => standing[index] === key).map(({ definition }) => keyDetailsOf(definition));
  const onConflict = details.onConflict ?? said.find((each) => each.onConflict !== undefined)?.onConflict;
  return onConflict === details.onConflict ? key : { ...key, definition: withConflict(key.definition, onConflict) };
}

function firstConflict(all: readonly WrittenConstraint[], standing: Standing): string | null {
  const isAtOdds = all.some(({ definition }, index) => {
    const [own, other] = [definition, standing[index]?.definition].map((each) => each && keyDetailsOf(each).onConflict);
    return own !== undefined && other !== undefined && own !== other;
  });
  return isAtOdds ? "two keys over the same columns say ON CONFLICT differently" : null;
}

function collationIn(body: ColumnsAndConstraintsCreateTableBody, name: string): string {
  const column = body.columns.find((each) => isSameName(each.colName.text, name));
  const collations = column?.constraints.map(({ constraint }) => constraint) ?? [];
  return collations.findLast((each) => each.type === "CollateColumnConstraint")?.collationName.text ?? "BINARY";
}

function traitsOf(
  body: ColumnsAndConstraintsCreateTableBody,
  written: readonly WrittenConstraint[],
  text: string,
): TableTraits {
  const key = written.find(({ definition }) => definition.type === "primary key")?.definition.columns ?? [];
  const withoutRowid = (body.flags & flags.withoutRowid) !== 0;
  const alias = withoutRowid ? null : integerKey(body, written, text);
  return {
    withoutRowid,
    strict: (body.flags & flags.strict) !== 0,
    primaryKey: new Set(key.map(foldName)),
    rowidAlias: alias,
  };
}

/** The column, folded, that is the whole primary key and of type INTEGER; descending it only counts behind the columns. */
function integerKey(
  body: ColumnsAndConstraintsCreateTableBody,
  written: readonly WrittenConstraint[],
  text: string,
): string | null {
  const key = written.find(({ definition }) => definition.type === "primary key")?.definition;
  const [name, second] = key?.columns ?? [];
  if (!key || name === undefined || second !== undefined) return null;
  const column = body.columns.find((each) => isSameName(each.colName.text, name));
  if (!column || typeText(column.colType, text) !== "INTEGER") return null;
  const isDescending = column.constraints.some(
    ({ constraint }) => constraint.type === "PrimaryKeyColumnConstraint" && constraint.order === "Desc",
  );
  return isDescending ? null : foldName(name);
}

/** The bits of `TabFlags`, whose values the parser only declares as a type. */
const flags = { withoutRowid: 128, strict: 65_536 } satisfies { [name: string]: TabFlags };

/** `STRICT` and `WITHOUT ROWID`, which SQLite calls the options of a table. */
function tableOptions({ strict, withoutRowid }: TableTraits): { readonly options?: readonly string[] } {
  const options = [...(strict ? ["STRICT"] : []), ...(withoutRowid ? ["WITHOUT ROWID"] : [])];
  return options.length === 0 ? {} : { options };
}

function firstDoubled(names: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(foldName(name))) return name;
    seen.add(foldName(name));
  }
  return null;
}
