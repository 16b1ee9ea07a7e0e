import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import { numberDuplicates } from "../catalog/made-up-names";
import { fullName, quoteName } from "../printing/quote";

/**
 * One key of an index: a column, or an expression with the name the index knows it by; and what stands behind it
 * (collation, operator class, direction).
 */
export type IndexKey = {
  readonly column?: string;
  readonly expression?: string;
  /** The expression is one of the kinds that stand without parentheses of their own. */
  readonly isCall?: true;
  readonly name?: string;
  readonly suffix?: string;
};

/** What an index's definition is printed from; kept under `extra`. */
export type IndexOptions = {
  readonly keys: readonly IndexKey[];
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: true;
  readonly parameters?: string;
  /** The index of the partitioned table, as `schema.name`, that this one is part of. */
  readonly parent?: string;
  /** It stands for the rows of a partitioned table only: partitions have none of it until they are attached. */
  readonly only?: true;
};

type Facts = Pick<Definitions["index"], "unique" | "method" | "where" | "constraint">;

/** The names that a made-up name for an index like this one is made of: its keys', and those of what it includes. */
export function namesOfKeys({ keys, include = [] }: IndexOptions): readonly string[] {
  return numberDuplicates([...keys.map((key) => key.column ?? key.name ?? "expr"), ...include]);
}

/** The options of a stored index. */
export function indexOptionsOf(index: CatalogObjectOf<"index">): IndexOptions {
  return (index.definition.extra ?? { keys: [] }) as IndexOptions;
}

/** A whole definition from its facts, with the text that `pg_get_indexdef` prints. `table` is where it stands. */
export function defineIndex(
  name: string,
  table: { readonly schema: string | null; readonly name: string },
  facts: Facts,
  options: IndexOptions,
): Omit<Definitions["index"], "comment"> {
  const { unique, method, where, constraint } = facts;
  const columns = options.keys.map((key) => key.column ?? key.expression ?? "");
  const definition = [
    `CREATE ${unique ? "UNIQUE " : ""}INDEX ${quoteName(name)} ON ${fullName(table.schema ?? "public", table.name)}`,
    `USING ${method} (${options.keys.map(printKey).join(", ")})`,
    ...(options.include ? [`INCLUDE (${options.include.map(quoteName).join(", ")})`] : []),
    ...(options.nullsNotDistinct ? ["NULLS NOT DISTINCT"] : []),
    ...(options.parameters ? [`WITH (${options.parameters})`] : []),
    ...(where === null ? [] : [`WHERE ${where}`]),
  ].join(" ");
  return { unique, method, columns, where, definition, constraint, extra: { ...options } };
}

/** A function call stands as it is, any other expression in parentheses (`looks_like_function`). */
function printKey({ column, expression = "", isCall, suffix = "" }: IndexKey): string {
  if (column !== undefined) return `${quoteName(column)}${suffix}`;
  return `${isCall ? expression : `(${expression})`}${suffix}`;
}
