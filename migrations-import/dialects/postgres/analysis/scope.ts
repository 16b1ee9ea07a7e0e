import type { CatalogObjectOf } from "../../../model/catalog-object";
import { MAX_ANALYSED_PARTS } from "../../../model/limits";
import type { Session } from "../../../replay/session";
import { platformColumnType } from "../catalog/platform";
import { refuse } from "../refusal";
import type { Collation } from "./collation";
import type { ParameterList } from "./parameters";
import { TypeCatalog } from "./type-catalog";
import { notKnown, type TypeRef, typeOf } from "./type-ref";

/** A column of a query's result. */
export type ResultColumn = { readonly name: string; readonly type: TypeRef };

/** A relation by schema and name; `key` has both in one. */
export type Relation = { readonly schema: string; readonly name: string; readonly key: string };

/** One item of a FROM clause, by the name its columns go by. */
export type Source = {
  /** As the query calls it. */
  readonly alias: string;
  /** As it is printed: numbered where something further out or before has the name already. */
  readonly printed: string;
  /** Its columns in order; asked for only where a query names them all. */
  readonly columns: () => readonly ResultColumn[];
  readonly find: (name: string) => ResultColumn | undefined;
  readonly relation: Relation | null;
  /** Whether the columns are all known. */
  readonly isComplete: boolean;
  /** The type of a whole row. */
  readonly row: TypeRef;
  /** What stands for the whole row where it is no row: the column of a function that returns a value. */
  readonly scalar?: ResultColumn;
  /** Its columns are only known with its name in front: so it is with the rows of a rule in what the rule does. */
  readonly needsName?: true;
};

/** A column that can be named without its source; without one it is what a full join merged. */
export type VisibleColumn = ResultColumn & { readonly source: Source | null };

/** What an analysis works with, and what it finds out on the way. */
export type Analysis = {
  readonly session: Session;
  readonly types: TypeCatalog;
  /** Relations read, with the names of the columns, by key. */
  readonly uses: Map<string, { readonly relation: Relation; readonly columns: Set<string> }>;
  readonly functions: Set<CatalogObjectOf<"function">>;
  /** What the parts of the expression being read have led to so far. */
  collation: Collation | null;
  /** How many more parts of expressions may be read. */
  budget: number;
  /** Whether a name that means nothing is refused: in a statement, and not in what was stored and is read again. */
  readonly refusesUnknown: boolean;
  /** Whether something is read of which not all columns are known. A name that means nothing may mean one of them. */
  isPartial: boolean;
  /** What is read is the body of a function, which knows its parameters. */
  readonly parameters: ParameterList | null;
};

/** What names mean inside a query: its FROM clause, the WITH queries it sees, and the query around it. */
export type Scope = {
  readonly analysis: Analysis;
  readonly queries: ReadonlyMap<string, readonly ResultColumn[]>;
  readonly sources: readonly Source[];
  /** Columns that joins have merged: what their bare names mean. */
  readonly merged: readonly VisibleColumn[];
  readonly outer: Scope | null;
  /** Whether columns are printed with their source in front. */
  readonly isPrefixed: boolean;
  /** Names that sources print by, here and further out. */
  readonly taken: ReadonlySet<string>;
  /** Nothing is around what is analysed in this scope. */
  readonly isRoot?: true;
};

/** How an analysis is meant; `isStatement`: what is read comes from a statement, and its names have to mean something. */
export type Reading = { readonly isStatement?: boolean; readonly parameters?: ParameterList };

/** A scope without anything in it. */
export function emptyScope(session: Session, { isStatement = false, parameters }: Reading = {}): Scope {
  const analysis: Analysis = {
    session,
    types: new TypeCatalog(session),
    uses: new Map(),
    functions: new Set(),
    collation: null,
    budget: MAX_ANALYSED_PARTS,
    refusesUnknown: isStatement,
    isPartial: false,
    parameters: parameters ?? null,
  };
  const nothing = { sources: [], merged: [], outer: null, isPrefixed: false, taken: new Set<string>() };
  return { analysis, queries: new Map(), ...nothing, isRoot: true };
}

/** A scope inside another, which it can see. */
export function scopeWith(outer: Scope, sources: readonly Source[], isPrefixed: boolean): Scope {
  const taken = new Set([...outer.taken, ...sources.map(({ printed }) => printed)]);
  return { analysis: outer.analysis, queries: outer.queries, sources, merged: [], outer, isPrefixed, taken };
}

/** A source of columns that are all known; its rows have no type of their own. */
export function sourceOf(alias: string, printed: string, columns: readonly ResultColumn[]): Source {
  const find = (name: string) => columns.find((column) => column.name === name);
  return { alias, printed, columns: () => columns, find, relation: null, isComplete: true, row: typeOf("record") };
}

/** A column found in a scope; a guess where it can only be of a relation whose columns are not known. */
export type Found = {
  readonly name: string;
  readonly type: TypeRef;
  readonly source: Source | null;
  readonly isGuess?: boolean;
};

/**
 * The column a name means, from the innermost query outwards. What something further out has for certain comes before what a
 * relation outside may have.
 */
export function findColumn(name: string, alias: string | null, scope: Scope): Found | undefined {
  const here = findHere(name, alias, scope);
  if (here && !here.isGuess) return here;
  const further = scope.outer ? findColumn(name, alias, scope.outer) : undefined;
  return here && (!further || further.isGuess) ? here : further;
}

/** Likewise, in this scope alone. */
export function findHere(name: string, alias: string | null, scope: Scope): Found | undefined {
  if (alias !== null) {
    const source = scope.sources.find((each) => each.alias === alias);
    const column = source?.find(name);
    if (source && column) return { name, type: column.type, source };
    return source && !source.isComplete ? { name, type: typeOutside(source, name, scope), source } : undefined;
  }
  const merged = scope.merged.find((each) => each.name === name);
  if (merged) return merged;
  let found: Found | undefined;
  for (const source of scope.sources) {
    const column = source.needsName ? undefined : source.find(name);
    if (!column) continue;
    if (found) refuse("INVALID_STATEMENT", `column reference ${name} is ambiguous`, "say which table's it is");
    found = { name, type: column.type, source };
  }
  if (found) return found;
  const [only, ...others] = scope.sources.filter((source) => !source.isComplete && !source.needsName);
  if (!only || others.length > 0) return undefined;
  const type = typeOutside(only, name, scope);
  return { name, type, source: only, isGuess: type === notKnown };
}

function typeOutside({ relation }: Source, name: string, { analysis }: Scope): TypeRef {
  const text = relation ? platformColumnType(relation.schema, relation.name, name) : undefined;
  return text ? analysis.types.read(text) : notKnown;
}

/** The item of a FROM clause that a name means. */
export function findSource(alias: string, scope: Scope): Source | undefined {
  return (
    scope.sources.find((source) => source.alias === alias) ?? (scope.outer ? findSource(alias, scope.outer) : undefined)
  );
}

/** Remembers that the query reads a relation, or a column of it. */
export function noteUse({ uses }: Analysis, relation: Relation, column: string | null): void {
  const known = uses.get(relation.key);
  const use = known ?? { relation, columns: new Set<string>() };
  if (column !== null) use.columns.add(column);
  if (!known) uses.set(relation.key, use);
}
