import type { Catalog } from "../model/catalog";
import type { CatalogObjectOf } from "../model/catalog-object";
import { type AuxiliaryKind, auxiliaryKinds } from "../model/further-definitions";
import { isExternal } from "../model/is-external";
import { compareCodeUnits } from "../text/natural-order";
import type { ObjectsByKind } from "./objects-by-kind";
import { extraOf, named, pick, placed, rights } from "./print-object";

type Types = Pick<Catalog, "enums" | "domains" | "compositeTypes" | "rangeTypes" | "functions" | "sequences">;

/** Types, functions and sequences as the catalog JSON shows them. */
export function buildTypes(objects: ObjectsByKind): Types {
  return {
    enums: objects.sorted("enum").map((each) => ({
      ...placed(each),
      ...pick(each.definition, ["values", "comment"]),
      ...rights(each.definition),
    })),
    domains: objects.sorted("domain").map((each) => ({
      ...placed(each),
      ...pick(each.definition, ["type", "nullable", "default", "constraints", "comment"]),
      ...rights(each.definition),
    })),
    compositeTypes: objects.sorted("compositeType").map((each) => ({
      ...placed(each),
      ...pick(each.definition, ["attributes", "comment"]),
      ...rights(each.definition),
    })),
    rangeTypes: objects.sorted("rangeType").map((each) => ({
      ...placed(each),
      ...pick(each.definition, ["subtype", "multirange", "comment"]),
      ...rights(each.definition),
    })),
    functions: objects.sorted("function").map(buildFunction),
    sequences: objects
      .sorted("sequence")
      .filter((each) => extraOf(each).identity !== true)
      .map(buildSequence),
  };
}

function buildFunction(each: CatalogObjectOf<"function">): Catalog["functions"][number] {
  const facts = ["args", "returns", "language", "securityDefiner", "volatility", "kind", "comment"] as const;
  const { arguments: fullArgs } = extraOf(each);
  return {
    ...placed(each),
    ...pick(each.definition, facts),
    ...rights(each.definition),
    fullArgs: typeof fullArgs === "string" ? fullArgs : null,
    config: each.definition.settings ?? null,
    attributes: each.definition.attributes ?? [],
  };
}

function buildSequence(each: CatalogObjectOf<"sequence">): Catalog["sequences"][number] {
  const options = each.definition.options ?? [];
  const said = (word: string) => options.find((option) => option.startsWith(`${word} `))?.slice(word.length + 1);
  const increment = Number(said("INCREMENT BY") ?? 1);
  const start = said("START WITH");
  return {
    ...placed(each),
    ...pick(each.definition, ["ownedBy", "comment"]),
    type: said("AS") ?? "bigint",
    start: start !== undefined ? Number(start) : increment > 0 && said("MINVALUE") === undefined ? 1 : null,
    increment,
    options,
    ...rights(each.definition),
  };
}

type Others = Pick<
  Catalog,
  | "schemaDetails"
  | "roles"
  | "defaultPrivileges"
  | "publications"
  | "subscriptions"
  | "eventTriggers"
  | "foreignDataWrappers"
  | "foreignServers"
  | "userMappings"
  | "others"
>;

/** What PostgreSQL has beside tables, types and functions. */
export function buildOthers(objects: ObjectsByKind): Others {
  return {
    schemaDetails: objects
      .sorted("schema")
      .filter(({ definition: { owner, grants, comment } }) => owner !== undefined || grants || comment !== null)
      .map((each) => ({
        ...named(each),
        comment: each.definition.comment,
        ...rights(each.definition),
        ...prelude(each),
      })),
    roles: objects.sorted("role").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["attributes", "memberOf", "settings", "comment"]),
      ...prelude(each),
    })),
    defaultPrivileges: objects.sorted("defaultPrivileges").map(({ origin, changed, definition }) => ({
      origin,
      changed,
      ...pick(definition, ["role", "inSchema", "objects", "grants"]),
    })),
    publications: objects.sorted("publication").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["allTables", "tables", "schemas", "publish", "viaRoot", "comment"]),
      ...rights(each.definition),
      ...prelude(each),
    })),
    subscriptions: objects.sorted("subscription").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["publications", "enabled", "comment"]),
      ...rights(each.definition),
    })),
    eventTriggers: objects.sorted("eventTrigger").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["event", "tags", "function", "enabled", "comment"]),
      ...rights(each.definition),
    })),
    foreignDataWrappers: objects.sorted("foreignDataWrapper").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["handler", "validator", "options", "comment"]),
      ...rights(each.definition),
    })),
    foreignServers: objects.sorted("foreignServer").map((each) => ({
      ...named(each),
      ...pick(each.definition, ["wrapper", "type", "version", "options", "comment"]),
      ...rights(each.definition),
    })),
    userMappings: objects.sorted("userMapping").map(({ origin, changed, definition }) => ({
      origin,
      changed,
      ...pick(definition, ["server", "role", "options"]),
    })),
    others: auxiliaryKinds.flatMap((kind) => objects.sorted(kind).map(buildAuxiliary)).sort(compareAuxiliaries),
  };
}

function prelude(object: CatalogObjectOf<"role"> | CatalogObjectOf<"publication"> | CatalogObjectOf<"schema">): {
  readonly prelude?: true;
} {
  return isExternal(object) ? { prelude: true } : {};
}

type Auxiliary = Catalog["others"][number];

function buildAuxiliary(each: CatalogObjectOf<AuxiliaryKind>): Auxiliary {
  const { name, kind, origin, changed, schema } = each;
  const facts = pick(each.definition, ["definition", "comment"]);
  return { kind, schema: schema ?? "", name, origin, changed, ...facts, ...rights(each.definition) };
}

function compareAuxiliaries(a: Auxiliary, b: Auxiliary): number {
  return compareCodeUnits(a.kind, b.kind) || compareCodeUnits(a.schema, b.schema) || compareCodeUnits(a.name, b.name);
}
