import type { Catalog } from "../model/catalog";
import type { CatalogObject, CatalogObjectOf } from "../model/catalog-object";
import { isExternal } from "../model/is-external";
import type { MigrationOutcome } from "../model/result";
import type { DialectName, LayoutName, Migration } from "../model/source";
import { buildOthers, buildTypes } from "./build-others";
import { buildTable } from "./build-table";
import { findExternal } from "./find-external";
import { ObjectsByKind } from "./objects-by-kind";
import { extraOf, pick } from "./print-object";

/** What a catalog is made of: the objects, and how the migrations ended that made them. */
export type CatalogParts = {
  readonly dialect: DialectName;
  readonly layout: LayoutName;
  readonly outcomes: readonly (Pick<MigrationOutcome, "statements" | "failed" | "possibleRenames" | "dynamic"> & {
    readonly migration: Pick<Migration, "version" | "name" | "path" | "checksum">;
  })[];
  readonly objects: readonly CatalogObject[];
};

/**
 * The catalog as one JSON document, the same byte for byte for the same parts: lists sorted by schema and name, except
 * columns (by position), enum values and key columns (in their own order) and migrations (in apply order).
 */
export function buildCatalog(parts: CatalogParts): Catalog {
  const objects = new ObjectsByKind(parts.objects);
  const { outcomes, dialect } = parts;
  return {
    dialect,
    layout: parts.layout,
    head: outcomes.at(-1)?.migration.version ?? null,
    migrations: outcomes.map(buildMigration),
    tables: objects
      .sorted("table")
      .filter(isInside)
      .map((table) => buildTable(table, objects)),
    ...buildTypes(objects),
    extensions: objects.sorted("extension").map((each) => each.name),
    schemas: objects
      .sorted("schema")
      .filter((each) => !isExternal(each))
      .map((each) => each.name),
    ...buildOthers(objects),
    external: buildExternal(parts, objects),
    possibleRenames: outcomes.flatMap((outcome) => outcome.possibleRenames),
    dynamic: outcomes.flatMap((outcome) => outcome.dynamic),
    statements: sumStatements(outcomes),
  };
}

/** A table that is no platform's and that no file creates is shown with what lies outside. */
function isInside(table: CatalogObjectOf<"table">): boolean {
  return extraOf(table).outside !== true;
}

function buildExternal({ dialect, outcomes, objects: all }: CatalogParts, objects: ObjectsByKind): Catalog["external"] {
  const paths = outcomes.map(({ migration }) => migration.path);
  const stubs = objects.sorted("table").filter((table) => !isInside(table));
  const found = findExternal(dialect, { objects: all, paths });
  return found.map((each) => {
    const stub = stubs.find(
      ({ schema, name }) => each.kind === "table" && each.schema === schema && each.name === name,
    );
    return stub ? { ...each, holds: buildTable(stub, objects) } : each;
  });
}

function buildMigration({
  migration,
  statements,
  failed,
}: CatalogParts["outcomes"][number]): Catalog["migrations"][number] {
  return {
    ...pick(migration, ["version", "name", "path", "checksum"]),
    statements: statements.applied + statements.noEffect + statements.notUnderstood,
    failed,
  };
}

function sumStatements(outcomes: CatalogParts["outcomes"]): Catalog["statements"] {
  const sum = { applied: 0, noEffect: 0, notUnderstood: 0 };
  for (const { statements } of outcomes) {
    sum.applied += statements.applied;
    sum.noEffect += statements.noEffect;
    sum.notUnderstood += statements.notUnderstood;
  }
  return sum;
}
