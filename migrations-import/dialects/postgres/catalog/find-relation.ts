import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import type { NodeOf } from "../grammar/node";
import { fullName, qualifyName } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";
import type { TakenNames } from "./made-up-names";
import { isPartial } from "./partial";
import { isPlatformTable, platformColumnType } from "./platform";
import { creationSchema, searchPath } from "./search-path";
import { isTemporary } from "./temporary";

export type Table = CatalogObjectOf<"table">;

/** A name as a statement gives it: with or without its schema. */
export type RelationName = Pick<NodeOf<"RangeVar">, "schemaname" | "relname">;

/** A name from the parts of a qualified one. */
export function relationName(parts: readonly string[]): RelationName {
  const schemaname = parts.at(-2);
  return { relname: parts.at(-1) ?? "", ...(schemaname === undefined ? {} : { schemaname }) };
}

/** The schemas a name may lie in, in order. */
export function schemasOf(session: Session, name: RelationName): readonly string[] {
  return name.schemaname ? [name.schemaname] : searchPath(session);
}

/** The table, view or other relation with columns that a name means; a temporary one hides what it is called like. */
export function findRelation(session: Session, name: RelationName): Table | undefined {
  if (!name.schemaname && isTemporary(session, name.relname ?? "")) return undefined;
  const found = findIn(schemasOf(session, name), (schema) =>
    session.ledger.find("table", { schema }, name.relname ?? ""),
  );
  return found ?? (name.schemaname ? undefined : findOffPath(session, name.relname ?? ""));
}

/**
 * Where no schema of the search path has any relation, the connection the files are meant for must have another path: a
 * name that exactly one schema has is then taken to be that one.
 */
function findOffPath(session: Session, name: string): Table | undefined {
  const path = searchPath(session);
  const tables = session.ledger.ofKind("table");
  if (tables.some((table) => path.includes(table.schema ?? ""))) return undefined;
  const named = tables.filter((table) => table.name === name);
  return named.length === 1 ? named[0] : undefined;
}

/** Refuses the name of something that has no rows, where a table is asked for and none has the name. */
export function refuseOther(session: Session, name: RelationName): void {
  if (!name.schemaname && isTemporary(session, name.relname ?? "")) return;
  const other = findIn(schemasOf(session, name), (schema) => otherIn(session.ledger, schema, name.relname ?? ""));
  if (other) refuse("INVALID_STATEMENT", `${other.name} is no table, and has no rows`);
}

/** The first result over the schemas a name may lie in. */
export function findIn<T>(schemas: readonly string[], find: (schema: string) => T | undefined): T | undefined {
  for (const schema of schemas) {
    const found = find(schema);
    if (found) return found;
  }
  return undefined;
}

/**
 * As {@link findRelation}; ends the statement quietly where there is none, with `isOptional` and for temporary tables. A
 * platform's table, or one that no file creates, comes to stand for what the migration says of it.
 */
export function needRelation(session: Session, name: RelationName, isOptional = false): Table {
  const table = findRelation(session, name);
  if (table) return table;
  if (isTemporary(session, name.relname ?? "")) throw new NoEffect();
  if (isPlatformTable(name.schemaname, name.relname ?? "")) return addStub(session, name, { external: true });
  if (isOptional) throw new NoEffect();
  const spelled = qualifyName(name.schemaname ?? null, name.relname ?? "");
  const stub = addStub(session, name, { external: true, outside: true });
  session.report(
    "warning",
    "UNKNOWN_OBJECT",
    `no file creates relation ${spelled}: it is taken to exist outside`,
    "was it created by a file that was not given, or dropped by one?",
  );
  return stub;
}

/** A table that no migration made, to hold what the migrations say of it. */
function addStub(session: Session, name: RelationName, extra: Readonly<Record<string, true>>): Table {
  const schema = name.schemaname ?? creationSchema(session);
  const definition = { kind: "table", comment: null, rlsEnabled: false, rlsForced: false, definition: null } as const;
  const object = { kind: "table", parent: null, schema, name: name.relname ?? "" } as const;
  session.ledger.insert({ ...object, definition: { ...definition, extra } }, { consequence: true });
  const table = session.ledger.find("table", { schema }, object.name);
  if (!table) throw new Error(`table ${fullName(schema, object.name)} was not inserted`);
  return table;
}

/**
 * Whether a schema has a relation of a name: tables, views, indexes, sequences and composite types share one namespace. A table
 * that only stands for what lies outside gives way.
 */
export function isRelationTaken(ledger: Ledger, schema: string, name: string): boolean {
  return tableIn(ledger, schema, name) !== undefined || otherIn(ledger, schema, name) !== undefined;
}

/** What shares the names of tables and is none. */
function otherIn(ledger: Ledger, schema: string, name: string): CatalogObject | undefined {
  return (
    ledger.find("index", { schema }, name) ??
    ledger.find("sequence", { schema }, name) ??
    ledger.find("compositeType", { schema }, name)
  );
}

/** The table, view or the like of a name that migrations made, or a platform. */
export function tableIn(ledger: Ledger, schema: string, name: string): Table | undefined {
  const table = ledger.find("table", { schema }, name);
  return table && !isOutside(table) ? table : undefined;
}

/** Whether a table only stands for one that no file creates. */
export function isOutside({ definition: { extra } }: Table): boolean {
  return typeof extra === "object" && extra !== null && "outside" in extra && extra.outside === true;
}

/** The names that relations of a schema have taken. */
export function relationNames(ledger: Ledger, schema: string): TakenNames {
  return { ledger, space: `relation ${schema}`, isTaken: (name) => isRelationTaken(ledger, schema, name) };
}

/** A column of a table; ends the statement where there is none. Of a table outside, every column is taken to be there. */
export function needColumn(session: Session, table: Table, name: string): CatalogObjectOf<"column"> {
  const column = session.ledger.find("column", { parent: table.id }, name);
  if (column) return column;
  if (!isPartial(table)) refuse("UNKNOWN_OBJECT", `column ${name} of ${table.name} does not exist here`);
  return addStubColumn(session, table, name);
}

function addStubColumn(session: Session, table: Table, name: string): CatalogObjectOf<"column"> {
  const last = session.ledger.children(table.id, "column").at(-1)?.definition.ordinal ?? 0;
  const definition = {
    ordinal: last + 1,
    type: platformColumnType(table.schema ?? "", table.name, name) ?? "unknown",
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    comment: null,
    extra: { external: true },
  };
  const place = { kind: "column", parent: table.id, schema: table.schema, name } as const;
  session.ledger.insert({ ...place, definition }, { consequence: true });
  const column = session.ledger.find("column", { parent: table.id }, name);
  return column ?? refuse("UNKNOWN_OBJECT", `column ${name} of ${table.name} does not exist here`);
}
