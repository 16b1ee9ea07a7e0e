import type { Name, Span } from "sqlite3-parser";
import { foldName, isSameName } from "../names";
import { anything, asRead, asShown, columnValue, type Value } from "./value";

/** A table or view of the catalog. */
export type Relation = {
  readonly name: string;
  readonly columns: readonly Value[];
  /** The column that is the rowid, `rowid` where none is, null where there is no rowid. */
  readonly rowid: string | null;
  /** It may have columns that are not in the catalog: those that a module hides. */
  readonly isOpen: boolean;
  /** Columns that `*` does not show. */
  readonly hidden: readonly string[];
  readonly hasIndex: (name: string) => boolean;
};

/** What a name means: a table or view, one of which nothing is known, or none at all. */
export type Lookup = (name: string) => Relation | "unknown" | "none";

/** Something a name in a query can reach. */
export type Source = {
  /** The name it goes by here. */
  readonly name: string | null;
  /** The table of the catalog it is; null for queries. */
  readonly table: string | null;
  /** It goes by the table's own name, which is rewritten with the table. */
  readonly isOwnName: boolean;
  /** Null where they are not known. */
  readonly columns: readonly Value[] | null;
  readonly rowid: string | null;
  readonly isOpen: boolean;
  readonly hidden: readonly string[];
  /** Columns that a join took together with those of a source before. */
  readonly merged: readonly string[];
  /** Columns that a RIGHT or FULL join took together with those of a source behind. */
  readonly stoodFor: readonly StoodFor[];
  /** It stands in a join in parentheses. */
  readonly isNested: boolean;
  /** NEW, OLD and excluded: only reached with their name in front. */
  readonly isRow: boolean;
};

/** A column's name without a table in front means that of the source behind, or of either. */
export type StoodFor = { readonly name: string; readonly by: Source | "either" };

/** The sources of one query, and the names its results were given. */
export type Frame = {
  readonly sources: readonly Source[];
  readonly aliases: ReadonlyMap<string, Value>;
};

/** What an analysis finds on its way. */
export type Findings = {
  readonly columns: { readonly table: string; readonly column: string; readonly span: Span }[];
  readonly tables: { readonly table: string; readonly span: Span }[];
  /** What SQLite would refuse: names that mean nothing. */
  readonly problems: string[];
  /** Of those, the tables that are not there. */
  readonly missing: string[];
  /** Names in double quotes that mean nothing, and so are strings. */
  readonly strings: Span[];
  /** What SQLite does not find as long as it renames: names in front of columns of a join in parentheses. */
  readonly lostInRenames: string[];
};

/** A common table expression, worked out when it is asked for. */
export type Common = () => readonly Value[] | null;

export type Scope = {
  readonly text: string;
  readonly lookup: Lookup;
  readonly found: Findings;
  readonly common: ReadonlyMap<string, Common>;
  /** From the innermost query outwards. */
  readonly frames: readonly Frame[];
  /** A query that others read from: SQLite names its columns as they are written, before it looks what they are. */
  readonly isReadFrom: boolean;
};

export function noFindings(): Findings {
  return { columns: [], tables: [], problems: [], missing: [], strings: [], lostInRenames: [] };
}

/** A table of the catalog under a name. */
export function relationSource(relation: Relation, name: string, isOwnName: boolean): Source {
  const { columns, rowid, isOpen, hidden } = relation;
  const facts = { merged: [], stoodFor: [], isNested: false, isRow: false };
  return { name, table: relation.name, isOwnName, columns, rowid, isOpen, hidden, ...facts };
}

/** A query, or what is not known, under a name. */
export function querySource(name: string | null, columns: readonly Value[] | null): Source {
  const isOpen = columns === null;
  const read = columns?.map(asRead) ?? null;
  const facts = {
    table: null,
    isOwnName: false,
    rowid: null,
    hidden: [],
    merged: [],
    stoodFor: [],
    isNested: false,
    isRow: false,
  };
  return { name, columns: read, isOpen, ...facts };
}

/** What a name means at a place; what means nothing is a problem, and then can be anything. */
export function resolveColumn(column: Name, qualifier: Name | null, scope: Scope): Value {
  for (const frame of scope.frames) {
    const value = resolveIn(frame, column, qualifier, scope);
    if (value) return value;
  }
  if (qualifier) scope.found.problems.push(`no such column: ${qualifier.text}.${column.text}`);
  else if (isInDoubleQuotes(column, scope)) scope.found.strings.push(column.span);
  else if (!isTruth(column.text)) scope.found.problems.push(`no such column: ${column.text}`);
  return anything;
}

/** Where it means nothing, it is taken for a string (https://sqlite.org/quirks.html#dblquote). */
function isInDoubleQuotes({ span }: Name, scope: Scope): boolean {
  return scope.text.charAt(span.offset) === '"';
}

/** TRUE and FALSE are words only where there is no such column. */

function isTruth(text: string): boolean {
  return /^(true|false)$/i.test(text);
}

function resolveIn(frame: Frame, column: Name, qualifier: Name | null, scope: Scope): Value | null {
  const reached = frame.sources.filter((source) =>
    qualifier ? source.name !== null && isSameName(source.name, qualifier.text) : !source.isRow,
  );
  const matches = reached.filter(
    (source) => (qualifier || !isMerged(source, column.text)) && columnOf(source, column.text),
  );
  const [source] = matches;
  if (source) {
    const apart = matches.filter((each) => !isMerged(each, column.text));
    if (apart.length > 1) scope.found.problems.push(`ambiguous column name: ${column.text}`);
    return foundJoined(source, column, qualifier, scope);
  }
  return rowidOf(reached, column, qualifier, scope) ?? otherwise(frame, reached, column, qualifier);
}

function foundJoined(source: Source, column: Name, qualifier: Name | null, scope: Scope): Value | null {
  const by = qualifier ? undefined : standingFor(source, column.text);
  if (by === "either") return eitherOf(columnOf(source, column.text), column.text);
  return found(by ?? source, column, qualifier, scope);
}

/** What a column's name without a table in front means, where it is not the source's own. */
export function standingFor({ stoodFor }: Source, column: string): StoodFor["by"] | undefined {
  return stoodFor.find(({ name }) => isSameName(name, column))?.by;
}

/** The value of whichever row is there: no column's own, and so without its declared type. */
export function eitherOf(value: Value | null, name: string): Value | null {
  return value && { ...value, type: null, name };
}

function found(source: Source, column: Name, qualifier: Name | null, { found }: Scope): Value | null {
  noteQualifier(source, qualifier, found);
  if (source.table !== null) found.columns.push({ table: source.table, column: column.text, span: column.span });
  if (source.isNested && qualifier) found.lostInRenames.push(`no such column: ${qualifier.text}.${column.text}`);
  const value = columnOf(source, column.text);
  return value && asShown(value);
}

function noteQualifier({ table, isOwnName }: Source, qualifier: Name | null, found: Findings): void {
  if (qualifier && table !== null && isOwnName) found.tables.push({ table, span: qualifier.span });
}

function rowidOf(
  reached: readonly Source[],
  { text, span }: Name,
  qualifier: Name | null,
  { found }: Scope,
): Value | null {
  if (!/^(rowid|oid|_rowid_)$/i.test(text)) return null;
  const [source, another] = reached.filter(({ rowid }) => rowid !== null);
  if (!source || source.rowid === null) return null;
  if (another) found.problems.push(`ambiguous column name: ${text}`);
  noteQualifier(source, qualifier, found);
  const own = columnOf(source, source.rowid)?.name ?? null;
  if (own !== null && source.table !== null) found.columns.push({ table: source.table, column: own, span });
  return columnValue(source.rowid, "INTEGER");
}

/** A name given to a result; or, where something reached has columns that are not known, one of those. */
function otherwise(
  { aliases }: Frame,
  reached: readonly Source[],
  { text }: Name,
  qualifier: Name | null,
): Value | null {
  const alias = qualifier ? undefined : aliases.get(foldName(text));
  if (alias) return { ...alias, name: null };
  if (!qualifier && isTruth(text)) return null;
  return reached.some((source) => mayHide(source, text)) ? { ...anything, name: text } : null;
}

/** Whether a source has, or may have, a column of a name that is not in the catalog. */
export function mayHide({ isOpen, hidden }: Source, name: string): boolean {
  return isOpen || hidden.some((each) => isSameName(each, name));
}

/** Whether a join took a column together with one before. */
export function isMerged({ merged }: Source, name: string): boolean {
  return merged.some((each) => isSameName(each, name));
}

/** A source's column of a name. */
export function columnOf({ columns }: Pick<Source, "columns">, name: string): Value | null {
  return columns?.find((column) => column.name !== null && isSameName(column.name, name)) ?? null;
}
