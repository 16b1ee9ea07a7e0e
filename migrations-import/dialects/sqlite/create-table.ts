import type { ColumnsAndConstraintsCreateTableBody, CreateTableStmt, Select, TabFlags } from "sqlite3-parser";
import type { Json } from "../../model/json";
import type { StatementEnd } from "../dialect";
import { affinityType } from "./affinity";
import { columnDefinition, type TableTraits, typeText } from "./column-definition";
import { insertConstraint } from "./constraint-names";
import { type Context, findTable, isInMain, refuse, refuseTaken, schemaName, setTemporary } from "./context";
import { refreshViews } from "./create-view";
import { resolveForeignKeysTo } from "./foreign-keys";
import { insertBareColumn, insertTable } from "./insert-objects";
import { foldName } from "./names";
import { keepOrdinals } from "./ordinals";
import { selectColumns } from "./select-columns";
import { columnConstraints, tableConstraint, type WrittenConstraint, withColumnsAsNamed } from "./table-constraints";

/** `CREATE TABLE` (https://sqlite.org/lang_createtable.html). */
export function createTable(context: Context<CreateTableStmt>): StatementEnd {
  const { stmt } = context;
  const name = stmt.tblName.objName.text;
  if (stmt.temporary) {
    setTemporary(context, name, true);
    return "no effect";
  }
  if (!isInMain(context, stmt.tblName)) return "no effect";
  if (findTable(context, name)) return stmt.ifNotExists ? "no effect" : refuseTaken(context, "table", name);
  const { body } = stmt;
  const end =
    body.type === "AsSelectCreateTableBody"
      ? createAsSelect(context, name, body.select)
      : createFromColumns(context, name, body);
  refreshViews(context, name);
  return end;
}

function createAsSelect(context: Context<CreateTableStmt>, name: string, select: Select): StatementEnd {
  const columns = selectColumns(context, select, context.text);
  if (!columns)
    context.session.report("warning", "UNKNOWN_OBJECT", columnsUnknown(name), "Import what it reads from, too.");
  const table = insertTable(context, name, {});
  if (!table) return "not understood";
  for (const [index, column] of (columns ?? []).entries()) {
    insertBareColumn(context, table, index + 1, { ...column, type: copiedType(column.type) });
  }
  keepOrdinals(context, table);
  return "applied";
}

/** Of the type only the affinity is copied. */
function copiedType(type: string): string {
  const affinity = affinityType(type);
  return affinity === "BLOB" ? "" : affinity;
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
  const written = all.filter((constraint, index) => !isRedundant(constraint, all.slice(0, index), traits));
  const extra = tableExtra(traits);
  const table = insertTable(context, name, extra === null ? {} : { extra });
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
  keepOrdinals(context, table);
  resolveForeignKeysTo(context, table);
  return "applied";
}

function writtenConstraints(body: ColumnsAndConstraintsCreateTableBody, text: string): WrittenConstraint[] {
  const names = new Map(body.columns.map((column) => [foldName(column.colName.text), column.colName.text]));
  const all = [
    ...body.columns.flatMap((column) => columnConstraints(column, text)),
    ...(body.constraints ?? []).map((constraint) => tableConstraint(constraint, text)),
  ];
  return all.map((constraint) => withColumnsAsNamed(constraint, names));
}

/** SQLite keeps no second key over the same columns, unless the first is the rowid itself. */
function isRedundant(
  { definition }: WrittenConstraint,
  before: readonly WrittenConstraint[],
  traits: TableTraits,
): boolean {
  if (definition.type !== "unique") return false;
  return before.some(({ definition: { type, columns } }) => {
    const isKey = type === "unique" || (type === "primary key" && traits.rowidAlias === null);
    return isKey && columns.join("\n") === definition.columns.join("\n");
  });
}

function traitsOf(
  body: ColumnsAndConstraintsCreateTableBody,
  written: readonly WrittenConstraint[],
  text: string,
): TableTraits {
  const key = written.find(({ definition }) => definition.type === "primary key")?.definition.columns ?? [];
  const withoutRowid = (body.flags & flags.withoutRowid) !== 0;
  const only =
    key.length === 1 ? body.columns.find((column) => foldName(column.colName.text) === foldName(key[0] ?? "")) : null;
  const isAlias = only && !withoutRowid && typeText(only.colType, text) === "INTEGER";
  return {
    withoutRowid,
    strict: (body.flags & flags.strict) !== 0,
    primaryKey: new Set(key.map(foldName)),
    rowidAlias: isAlias ? foldName(only.colName.text) : null,
    autoincrement: (body.flags & flags.autoincrement) !== 0 || hasAutoincrement(body),
  };
}

/** The bits of `TabFlags`, whose values the parser only declares as a type. */
const flags = { autoincrement: 8, withoutRowid: 128, strict: 65_536 } satisfies { [name: string]: TabFlags };

function hasAutoincrement(body: ColumnsAndConstraintsCreateTableBody): boolean {
  const ofColumn = body.columns.some(({ constraints }) =>
    constraints.some(({ constraint }) => constraint.type === "PrimaryKeyColumnConstraint" && constraint.autoIncrement),
  );
  return (
    ofColumn ||
    (body.constraints ?? []).some(
      ({ constraint }) => constraint.type === "PrimaryKeyTableConstraint" && constraint.autoIncrement,
    )
  );
}

function tableExtra({ strict, withoutRowid }: TableTraits): Json {
  if (!strict && !withoutRowid) return null;
  return { ...(strict ? { strict } : {}), ...(withoutRowid ? { withoutRowid } : {}) };
}

function firstDoubled(names: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(foldName(name))) return name;
    seen.add(foldName(name));
  }
  return null;
}
