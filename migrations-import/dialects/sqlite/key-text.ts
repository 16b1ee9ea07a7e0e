import type { ResolveType, SortedColumn } from "sqlite3-parser";
import type { Definitions } from "../../model/catalog-object";
import type { Json } from "../../model/json";
import { isSameName, writeName } from "./names";

/** What a key says beside its columns; all that is absent is as usual. */
export type KeyDetails = {
  /** ` COLLATE NOCASE DESC`, column by column. */
  readonly terms?: readonly string[];
  readonly autoincrement?: true;
  readonly onConflict?: string;
};

/** `PRIMARY KEY (a, b DESC)`, `PRIMARY KEY (id AUTOINCREMENT)` or `UNIQUE (a) ON CONFLICT IGNORE`. */
export function keyText(type: "primary key" | "unique", columns: readonly string[], details: KeyDetails): string {
  const terms = columns.map((column, index) => writeName(column) + (details.terms?.[index] ?? ""));
  const autoincrement = details.autoincrement ? " AUTOINCREMENT" : "";
  const isUsual = details.onConflict === undefined || details.onConflict === "ABORT";
  const onConflict = isUsual ? "" : ` ON CONFLICT ${details.onConflict}`;
  return `${type.toUpperCase()} (${terms.join(", ")}${autoincrement})${onConflict}`;
}

/** What a key's terms and clauses say. */
export function keyDetails(
  terms: readonly string[],
  conflict: ResolveType | undefined,
  autoincrement: boolean,
): KeyDetails {
  return {
    ...(terms.some((term) => term !== "") ? { terms } : {}),
    ...(autoincrement ? { autoincrement } : {}),
    ...(conflict ? { onConflict: conflict.toUpperCase() } : {}),
  };
}

/** ` COLLATE NOCASE DESC` of a term of a key. */
export function termDetails({ expr, order }: Pick<SortedColumn, "expr" | "order">): string {
  const collation = expr.type === "CollateExpr" ? ` COLLATE ${writeName(expr.collation)}` : "";
  return `${collation}${order === "Desc" ? " DESC" : ""}`;
}

/** The details that a constraint was given, read back. */
export function keyDetailsOf({ extra }: Definitions["constraint"]): KeyDetails {
  if (!isRecord(extra)) return {};
  const { terms, autoincrement, onConflict } = extra;
  return {
    ...(Array.isArray(terms) ? { terms: terms.map(String) } : {}),
    ...(autoincrement === true ? { autoincrement } : {}),
    ...(typeof onConflict === "string" ? { onConflict } : {}),
  };
}

/** A key that does something else with rows in conflict. */
export function withConflict(
  key: Definitions["constraint"],
  onConflict: string | undefined,
): Definitions["constraint"] {
  if (onConflict === undefined || (key.type !== "primary key" && key.type !== "unique")) return key;
  const extra = { ...(isRecord(key.extra) ? key.extra : {}), onConflict };
  return { ...key, extra, definition: keyText(key.type, key.columns, keyDetailsOf({ ...key, extra })) };
}

/** Whether two keys order their rows by the same: columns and collations, in any direction. */
export function isSameKey(
  left: Definitions["constraint"],
  right: Definitions["constraint"],
  collationOf: (column: string) => string,
): boolean {
  const collations = (key: Definitions["constraint"]) =>
    key.columns.map((column, index) => {
      const written = /COLLATE (\S+)/.exec(keyDetailsOf(key).terms?.[index] ?? "")?.[1];
      return written ?? collationOf(column);
    });
  const rightCollations = collations(right);
  return (
    left.columns.length === right.columns.length &&
    left.columns.every((column, index) => isSameName(column, right.columns[index] ?? "")) &&
    collations(left).every((collation, index) => isSameName(collation, rightCollations[index] ?? ""))
  );
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
