import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { UserType } from "../catalog/find-type";
import { isPlatformPublication, isPlatformRole } from "../catalog/platform";
import { pgAttribute, pgClass, pgConstraint, pgIndex, pgInherits, pgPolicy, pgTrigger } from "./pg-relations";
import {
  childrenIn,
  type Hints,
  parentOf,
  type SystemTable,
  schemaOf,
  schemaOid,
  tableOf,
  tablesIn,
} from "./system-table";

const pgNamespace = tableOf<string>(["oid", "nspname"], schemaNames, { oid: schemaOid, nspname: (name) => name });

/** The schemas migrations made, and `public`; one that a query names and nothing made is not there. */
export function schemaNames(session: Session): readonly string[] {
  return ["public", ...session.ledger.ofKind("schema").map(({ name }) => name)].filter(
    (name, index, all) => all.indexOf(name) === index,
  );
}

type Typed = UserType | Table;

const typeLetters: Readonly<Record<string, string>> = {
  enum: "e",
  domain: "d",
  compositeType: "c",
  rangeType: "r",
  baseType: "b",
  table: "c",
};

const pgType = tableOf<Typed>(
  ["oid", "typname", "typnamespace"],
  ({ ledger }) => [
    ...ledger.ofKind("enum"),
    ...ledger.ofKind("domain"),
    ...ledger.ofKind("compositeType"),
    ...ledger.ofKind("rangeType"),
    ...ledger.ofKind("baseType"),
    ...ledger.ofKind("table"),
  ],
  {
    oid: ({ id }) => id,
    typname: ({ name }) => name,
    typnamespace: (object) => schemaOid(schemaOf(object)),
    typtype: ({ kind }) => typeLetters[kind],
  },
);

type EnumValue = { readonly type: CatalogObjectOf<"enum">; readonly label: string; readonly order: number };

const pgEnum = tableOf<EnumValue>(
  [],
  ({ ledger }, hints) =>
    ledger
      .ofKind("enum")
      .filter(({ id }) => (hints.get("enumtypid") ?? id) === id)
      .flatMap((type) => type.definition.values.map((label, index) => ({ type, label, order: index + 1 }))),
  { enumtypid: ({ type }) => type.id, enumlabel: ({ label }) => label, enumsortorder: ({ order }) => order },
);

const ofTable = {
  schemaname: (object: CatalogObject) => schemaOf(object),
  tablename: (object: CatalogObject, session: Session) => parentOf(object, session)?.name,
};

const pgPolicies = tableOf<CatalogObjectOf<"policy">>(
  [],
  (session, hints) => childrenIn(session, "policy", { name: hints.get("tablename") }),
  {
    ...ofTable,
    policyname: ({ name }) => name,
    cmd: ({ definition }) => definition.command,
    permissive: ({ definition }) => (definition.permissive ? "PERMISSIVE" : "RESTRICTIVE"),
    qual: ({ definition }) => definition.using,
    with_check: ({ definition }) => definition.check,
  },
);

const pgIndexes = tableOf<CatalogObjectOf<"index">>(
  ["schemaname", "tablename", "indexname"],
  (session, hints) => childrenIn(session, "index", { name: hints.get("tablename") }),
  { ...ofTable, indexname: ({ name }) => name, indexdef: ({ definition }) => definition.definition },
);

type Table = CatalogObjectOf<"table">;

/** A view over tables of some kinds; `column` is what it calls their names. */
function listing(column: string, ...kinds: readonly string[]): SystemTable {
  return tableOf<Table>(
    ["schemaname", column],
    (session, hints) =>
      tablesIn(session, { name: hints.get(column) }).filter(({ definition }) => kinds.includes(definition.kind)),
    {
      schemaname: schemaOf,
      [column]: ({ name }) => name,
      definition: ({ definition }) => definition.definition ?? undefined,
      rowsecurity: ({ definition }) => definition.rlsEnabled,
      hasindexes: ({ id }, { ledger }) => ledger.children(id, "index").length > 0,
    },
  );
}

const pgSequences = tableOf<CatalogObjectOf<"sequence">>([], ({ ledger }) => ledger.ofKind("sequence"), {
  schemaname: schemaOf,
  sequencename: ({ name }) => name,
});

const routineLetters: Readonly<Record<string, string>> = { function: "f", procedure: "p", aggregate: "a", window: "w" };

const pgProc = tableOf<CatalogObjectOf<"function">>(
  ["oid", "proname", "pronamespace"],
  ({ ledger }) => ledger.ofKind("function"),
  {
    oid: ({ id }) => id,
    proname: ({ name }) => name,
    pronamespace: (object) => schemaOid(schemaOf(object)),
    prokind: ({ definition }) => routineLetters[definition.kind],
    prosecdef: ({ definition }) => definition.securityDefiner,
  },
);

/** A table of what is known by name alone: a query has to give the name. */
function named(column: string, isThere: (name: string, session: Session) => boolean): SystemTable {
  return tableOf<string>(
    [column],
    (session, hints) => {
      const name = hints.get(column);
      if (typeof name !== "string") return null;
      return isThere(name, session) ? [name] : [];
    },
    { [column]: (name) => name },
  );
}

const isRole = (name: string, { ledger }: Session) =>
  ledger.find("role", { schema: null }, name) !== undefined || isPlatformRole(name);

type Published = { readonly publication: string; readonly schema: string; readonly table: string };

const pgPublicationTables = tableOf<Published>(
  [],
  ({ ledger }, hints: Hints) => {
    const publications = ledger.ofKind("publication").filter(({ name }) => (hints.get("pubname") ?? name) === name);
    if (publications.some(({ definition }) => definition.allTables)) return null;
    return publications.flatMap(({ name, definition }) =>
      definition.tables.map(({ schema, table }) => ({ publication: name, schema, table })),
    );
  },
  { pubname: ({ publication }) => publication, schemaname: ({ schema }) => schema, tablename: ({ table }) => table },
);

/** The tables of `pg_catalog` that migrations ask, by name. */
export const pgCatalog: Readonly<Record<string, SystemTable>> = {
  pg_attribute: pgAttribute,
  pg_authid: named("rolname", isRole),
  pg_class: pgClass,
  pg_constraint: pgConstraint,
  pg_enum: pgEnum,
  pg_extension: named(
    "extname",
    (name, { ledger }) => name === "plpgsql" || ledger.find("extension", { schema: null }, name) !== undefined,
  ),
  pg_event_trigger: named(
    "evtname",
    (name, { ledger }) => ledger.find("eventTrigger", { schema: null }, name) !== undefined,
  ),
  pg_index: pgIndex,
  pg_indexes: pgIndexes,
  pg_inherits: pgInherits,
  pg_matviews: listing("matviewname", "materialized view"),
  pg_namespace: pgNamespace,
  pg_policies: pgPolicies,
  pg_policy: pgPolicy,
  pg_proc: pgProc,
  pg_publication: named(
    "pubname",
    (name, { ledger }) =>
      ledger.find("publication", { schema: null }, name) !== undefined || isPlatformPublication(name),
  ),
  pg_publication_tables: pgPublicationTables,
  pg_roles: named("rolname", isRole),
  pg_sequences: pgSequences,
  pg_tables: listing("tablename", "table", "partitioned table"),
  pg_trigger: pgTrigger,
  pg_type: pgType,
  pg_user: named("usename", isRole),
  pg_views: listing("viewname", "view"),
};
