import type { CatalogObject, CatalogObjectOf, ObjectId } from "../../model/catalog-object";
import type { CodeFinding, CodeFindingCode, CodePlace, CodeReference } from "../../model/code";
import type { DialectName } from "../../model/source";
import type { DeclaredSchema, DeclaredTable } from "../declared";
import type { CatalogIndex } from "./catalog-index";

/** What a comparison knows, and where it writes down what it finds. */
export type Comparison = {
  readonly dialect: DialectName;
  readonly catalog: CatalogIndex;
  readonly schema: DeclaredSchema;
  /** By the object they refer to. */
  readonly references: Map<ObjectId, CodeReference>;
  readonly findings: CodeFinding[];
};

/** A table that code and migrations both have. */
export type TablePair = { readonly declared: DeclaredTable; readonly table: CatalogObjectOf<"table"> };

/** Writes down where code declares an object. The first place counts: a later one only says more of the same. */
export function refer(
  comparison: Comparison,
  object: CatalogObject,
  declared: { readonly place: CodePlace; readonly symbol: string },
): void {
  if (comparison.references.has(object.id)) return;
  comparison.references.set(object.id, {
    object: object.id,
    objectKind: object.kind,
    table: object.kind === "table" ? object.id : object.parent,
    language: comparison.schema.language,
    symbol: declared.symbol,
    ...declared.place,
  });
  if (object.kind === "constraint") referBehind(comparison, object, declared);
}

/** The index that stands behind a constraint is declared with it. */
function referBehind(
  comparison: Comparison,
  { parent, name }: CatalogObjectOf<"constraint">,
  declared: Parameters<typeof refer>[2],
): void {
  const indexes = parent === null ? [] : comparison.catalog.of(parent, "index");
  for (const index of indexes) if (index.definition.constraint === name) refer(comparison, index, declared);
}

type Said = {
  readonly message: string;
  readonly subject: string;
  readonly table?: CatalogObjectOf<"table">;
  readonly object?: CatalogObject;
  readonly place?: CodePlace;
  readonly inCode?: string;
  readonly inMigrations?: string;
};

const ofMigrationsAlone = /_NOT_DECLARED$/;

/** Writes down a disagreement. */
export function find({ findings }: Comparison, code: CodeFindingCode, said: Said): void {
  findings.push({
    code,
    severity: ofMigrationsAlone.test(code) ? "info" : "warning",
    object: said.object?.id ?? null,
    table: said.table?.id ?? null,
    subject: said.subject,
    message: said.message,
    inCode: said.inCode ?? null,
    inMigrations: said.inMigrations ?? null,
    declaredAt: said.place ?? null,
    migratedAt: said.object ? (said.object.changed ?? said.object.origin) : null,
  });
}

/** A table as people write it: with its schema where that is not the usual one, in quotes where it looks like two names. */
export function titleOf({ schema, name }: { readonly schema: string | null; readonly name: string }): string {
  const own = name.includes(".") ? `"${name}"` : name;
  return schema === null || schema === "public" || schema === "main" ? own : `${schema}.${own}`;
}

/** Whether two lists hold the same names, in whatever order. */
export function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && [...left].sort().join("\0") === [...right].sort().join("\0");
}

/** Whether two lists are the same, in order. */
export function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}
