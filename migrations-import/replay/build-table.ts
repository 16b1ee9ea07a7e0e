import type { CatalogColumn, CatalogConstraint, CatalogIndex, CatalogTable } from "../model/catalog";
import type { CatalogObject, CatalogObjectOf } from "../model/catalog-object";
import { isExternal } from "../model/is-external";
import type { Json } from "../model/json";
import type { ObjectsByKind } from "./objects-by-kind";
import { extraOf, named, pick, placed, rights, textIn, texts } from "./print-object";

/** A table as the catalog JSON shows it, with everything that belongs to it. */
export function buildTable(table: CatalogObjectOf<"table">, objects: ObjectsByKind): CatalogTable {
  const { definition } = table;
  return {
    ...placed(table),
    ...pick(definition, ["kind", "comment", "rlsEnabled", "rlsForced", "definition"]),
    columns: buildColumns(objects.of(table.id, "column")),
    constraints: objects.of(table.id, "constraint").map(buildConstraint),
    indexes: objects.of(table.id, "index").map(buildIndex),
    policies: objects.of(table.id, "policy").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["command", "permissive", "roles", "using", "check", "comment"]),
    })),
    triggers: objects.of(table.id, "trigger").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["timing", "events", "level", "function", "enabled", "definition", "comment"]),
      inherited: extraOf(each).cloned === true,
    })),
    rules: objects.of(table.id, "rule").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["event", "instead", "enabled", "definition", "comment"]),
    })),
    statistics: objects.of(table.id, "statistics").map((each) => ({
      ...placed(each),
      ...rights(each.definition),
      ...pick(each.definition, ["kinds", "columns", "definition", "comment"]),
    })),
    ...rights(definition),
    inherits: definition.inherits ?? [],
    bound: definition.bound ?? null,
    partitionKey: definition.partitionKey ?? null,
    unlogged: definition.unlogged ?? false,
    replicaIdentity: definition.replicaIdentity ?? null,
    options: definition.options ?? [],
    server: definition.server ?? null,
    ofType: definition.ofType ?? null,
    ...(isExternal(table) ? { prelude: true } : {}),
  };
}

function buildColumns(columns: readonly CatalogObjectOf<"column">[]): readonly CatalogColumn[] {
  return [...columns]
    .sort((a, b) => a.definition.ordinal - b.definition.ordinal)
    .map((each, index) => ({
      ...named(each),
      position: index + 1,
      ...pick(each.definition, ["type", "nullable", "default", "identity", "generated", "comment"]),
      virtual: extraOf(each).virtual === true,
      collation: each.definition.collation ?? null,
      notNull: textIn(extraOf(each).notNull, "name"),
      ...commentIn(extraOf(each).notNull),
      inherited: isInherited(each),
      grants: each.definition.grants ?? null,
      options: each.definition.options ?? [],
    }));
}

function commentIn(notNull: Json | undefined): Pick<CatalogColumn, "notNullComment"> {
  const comment = textIn(notNull, "comment");
  return comment === null ? {} : { notNullComment: comment };
}

/** Whether it stands only because of a parent, or is part of the parent's. */
function isInherited(object: CatalogObject): boolean {
  const { onlyInherited, parent } = extraOf(object);
  return onlyInherited === true || typeof parent === "string";
}

function buildConstraint(each: CatalogObjectOf<"constraint">): CatalogConstraint {
  const extra = extraOf(each);
  const is = (key: string) => extra[key] === true;
  return {
    ...named(each),
    name: each.definition.unnamed ? null : each.name,
    ...pick(each.definition, ["type", "columns", "references", "definition", "comment"]),
    deferrable: is("deferrable"),
    initiallyDeferred: is("initiallyDeferred"),
    notValid: is("notValid"),
    notEnforced: is("notEnforced"),
    noInherit: is("noInherit"),
    nullsNotDistinct: is("nullsNotDistinct"),
    include: texts(extra.include),
    inherited: isInherited(each),
  };
}

function buildIndex(each: CatalogObjectOf<"index">): CatalogIndex {
  const facts = ["unique", "method", "columns", "where", "definition", "constraint", "comment"] as const;
  return {
    ...named(each),
    ...pick(each.definition, facts),
    include: texts(extraOf(each).include),
    nullsNotDistinct: extraOf(each).nullsNotDistinct === true,
    inherited: isInherited(each),
  };
}
