import type { Session } from "../../../replay/session";
import { findCollation } from "../catalog/find-collation";
import { type Node, stringsOf, unwrap } from "../grammar/node";
import { quoteName } from "../printing/quote";
import type { Analysis } from "./scope";
import type { TypeCatalog } from "./type-catalog";
import { elementOf, type TypeRef, typeOf } from "./type-ref";
import type { Typed } from "./typed";

/** A collation other than the usual one, and whether somebody wrote it behind the expression. */
export type Collation = { readonly name: string; readonly isExplicit: boolean };

/** What values have, unless said otherwise, that are of type `name`. */
const collationOfNames = '"C"';

/** The usual collation of a database. */
const usual = '"default"';

/** Runs what has a collation of its own, or none that counts: nothing of it reaches what is around. */
export function apart<T>(analysis: Analysis, work: () => T): T {
  const around = analysis.collation;
  analysis.collation = null;
  const result = work();
  analysis.collation = around;
  return result;
}

/**
 * Gives the type of a part of an expression, which was read with no collation to begin with, the one that its own parts lead to
 * (manual, 23.2.1): one that is written before any other, and any before the usual one. `around` is what those before it led to.
 */
export function settleCollation(analysis: Analysis, around: Collation | null, value: Typed): Typed {
  const own = collationOf(analysis, value);
  analysis.collation = own ? join(around, own) : around;
  if (value.type.collation === own?.name) return value;
  const { collation: _, ...type } = value.type;
  return { ...value, type: own ? { ...type, collation: own.name } : type };
}

function collationOf({ types, collation }: Analysis, { node, type }: Typed): Collation | null {
  const clause = unwrap(node, "CollateClause");
  if (clause) return { name: printCollation(stringsOf(clause.collname)), isExplicit: true };
  if (!isCollatable(types, type)) return null;
  if (collation) return collation;
  const name = type.collation ?? natural(types, type);
  return name === undefined ? null : { name, isExplicit: false };
}

/** Of two that contradict each other neither counts. */
function join(one: Collation | null, other: Collation): Collation | null {
  if (!one || (other.isExplicit && !one.isExplicit)) return other;
  if (one.isExplicit !== other.isExplicit || one.name === other.name) return one;
  return null;
}

function isCollatable(types: TypeCatalog, { key }: TypeRef): boolean {
  const element = elementOf(key);
  const category = types.fact(element)?.category ?? types.category(types.base(typeOf(element)).key);
  return category === "S";
}

function natural(types: TypeCatalog, { key }: TypeRef): string | undefined {
  const element = elementOf(key);
  const base = types.fact(element) ? null : types.base(typeOf(element));
  return base?.collation ?? ((base?.key ?? element) === "name" ? collationOfNames : undefined);
}

/** The collation a column of a type has where that is not the type's own. */
export function furtherCollation(types: TypeCatalog, type: TypeRef): string | undefined {
  const name = type.collation ?? usual;
  return name === (natural(types, type) ?? usual) ? undefined : type.collation;
}

/** Whether a collation named behind an expression of a table is the one the expression has anyway, and is not printed. */
export function isOwnCollation(types: TypeCatalog, type: TypeRef, path: readonly string[]): boolean {
  return printCollation(path) === (type.collation ?? natural(types, type) ?? usual);
}

/** The collation that a name means, as the grammar gives names. */
export function resolveCollation(session: Session, name: readonly Node[] | undefined): Node[] {
  return findCollation(session, stringsOf(name)).map((sval) => ({ String: { sval } }));
}

/** A collation by the name it was found to have. */
export function printCollation(path: readonly string[]): string {
  return path.map(quoteName).join(".");
}
