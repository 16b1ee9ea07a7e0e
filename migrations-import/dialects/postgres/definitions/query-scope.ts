import type { Session } from "../../../replay/session";
import { platformColumnType } from "../catalog/platform";

/** A column of a query's result. The type is `unknown` where only running would tell. */
export type ResultColumn = { readonly name: string; readonly type: string };

/** One item of a FROM clause, by the name its columns go by. */
export type Source = {
  readonly alias: string;
  readonly columns: readonly ResultColumn[];
  readonly relation: { readonly schema: string; readonly name: string } | null;
  readonly isComplete: boolean;
};

/** What names mean inside a query: its FROM clause, the WITH queries it sees, and the query around it. */
export type Scope = {
  readonly session: Session;
  /** Results of WITH queries, by name. */
  readonly queries: ReadonlyMap<string, readonly ResultColumn[]>;
  readonly sources: readonly Source[];
  readonly outer: Scope | null;
  readonly uses: Map<string, Set<string>>;
};

/** The type of what only running would tell. */
export const unknownType = "unknown";

/** A column found in a scope, with the relation it belongs to. */
export type Found = { readonly type: string; readonly relation: Source["relation"]; readonly name: string };

/** The column a name means, from the innermost query outwards; of a relation outside, as far as it is known. */
export function findColumn(name: string, alias: string | null, scope: Scope): Found | undefined {
  for (const source of scope.sources) {
    if (alias !== null && source.alias !== alias) continue;
    const column = source.columns.find((each) => each.name === name);
    if (column) return { type: column.type, relation: source.relation, name };
    const isOutside = source.relation && !source.isComplete && (alias !== null || scope.sources.length === 1);
    if (isOutside && source.relation) {
      const type = platformColumnType(source.relation.schema, source.relation.name, name) ?? unknownType;
      return { type, relation: source.relation, name };
    }
  }
  return scope.outer ? findColumn(name, alias, scope.outer) : undefined;
}

/** Remembers that the query reads a relation, or a column of it. */
export function noteUse(scope: Scope, relation: { schema: string; name: string }, column: string | null): void {
  const key = JSON.stringify([relation.schema, relation.name]);
  const names = scope.uses.get(key) ?? new Set();
  if (column !== null) names.add(column);
  scope.uses.set(key, names);
}
