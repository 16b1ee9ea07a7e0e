import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { columnExtra } from "../catalog/column-facts";
import type { UserType } from "../catalog/find-type";
import { isPlatformPublication, isPlatformRole } from "../catalog/platform";
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

type Relation =
  | CatalogObjectOf<"table">
  | CatalogObjectOf<"index">
  | CatalogObjectOf<"sequence">
  | CatalogObjectOf<"compositeType">;

const kindLetters: Readonly<Record<string, string>> = {
  table: "r",
  "partitioned table": "p",
  view: "v",
  "materialized view": "m",
  "foreign table": "f",
  index: "i",
  sequence: "S",
  compositeType: "c",
};

function kindLetter(object: Relation): string | undefined {
  return kindLetters[object.kind === "table" ? object.definition.kind : object.kind];
}

const pgClass = tableOf<Relation>(
  ["oid", "relname", "relnamespace"],
  (session) => [
    ...tablesIn(session),
    ...session.ledger.ofKind("index"),
    ...session.ledger.ofKind("sequence"),
    ...session.ledger.ofKind("compositeType"),
  ],
  {
    oid: ({ id }) => id,
    relname: ({ name }) => name,
    relnamespace: (object) => schemaOid(schemaOf(object)),
    relkind: kindLetter,
    relrowsecurity: (object) => object.kind === "table" && object.definition.rlsEnabled,
    relforcerowsecurity: (object) => object.kind === "table" && object.definition.rlsForced,
  },
);

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

type Constraint = CatalogObjectOf<"constraint"> | CatalogObjectOf<"column">;

const constraintLetters: Readonly<Record<string, string>> = {
  "primary key": "p",
  unique: "u",
  "foreign key": "f",
  check: "c",
  exclusion: "x",
};

const pgConstraint = tableOf<Constraint>(
  ["oid", "conname", "conrelid", "connamespace", "confrelid"],
  (session, hints) => {
    const of = { id: hints.get("conrelid") };
    const required = childrenIn(session, "column", of).filter((column) => notNullName(column) !== undefined);
    return [...childrenIn(session, "constraint", of), ...required];
  },
  {
    oid: ({ id }) => id,
    conname: (each) => (each.kind === "column" ? notNullName(each) : each.name),
    conrelid: ({ parent }) => parent,
    connamespace: (each) => schemaOid(schemaOf(each)),
    contype: (each) => (each.kind === "column" ? "n" : constraintLetters[each.definition.type]),
    confrelid: (each, { ledger }) => {
      const to = each.kind === "column" ? null : each.definition.references;
      return to ? ledger.find("table", { schema: to.schema }, to.table)?.id : undefined;
    },
  },
);

/** The constraint behind a NOT NULL stands in the system tables too. */
export function notNullName(column: CatalogObjectOf<"column">): string | undefined {
  return column.definition.nullable ? undefined : columnExtra(column).notNull?.name;
}

const pgAttribute = tableOf<CatalogObjectOf<"column">>(
  ["attrelid"],
  (session, hints) => childrenIn(session, "column", { id: hints.get("attrelid") }),
  {
    attrelid: ({ parent }) => parent,
    attname: ({ name }) => name,
    attnum: ({ definition }) => definition.ordinal,
    attnotnull: ({ definition }) => !definition.nullable,
    atthasdef: ({ definition }) => definition.default !== null || definition.generated !== null,
    attisdropped: () => false,
    attidentity: ({ definition: { identity } }) => (identity === null ? "" : identity === "always" ? "a" : "d"),
  },
);

const pgIndex = tableOf<CatalogObjectOf<"index">>(
  ["indexrelid", "indrelid"],
  (session, hints) => childrenIn(session, "index", { id: hints.get("indrelid") }),
  {
    indexrelid: ({ id }) => id,
    indrelid: ({ parent }) => parent,
    indisunique: ({ definition }) => definition.unique,
    indisprimary: (index, session) => {
      const { constraint } = index.definition;
      if (constraint === null || index.parent === null) return false;
      return session.ledger.find("constraint", { parent: index.parent }, constraint)?.definition.type === "primary key";
    },
    indisvalid: () => true,
  },
);

const pgTrigger = tableOf<CatalogObjectOf<"trigger">>(
  [],
  (session, hints) => childrenIn(session, "trigger", { id: hints.get("tgrelid") }),
  {
    oid: ({ id }) => id,
    tgname: ({ name }) => name,
    tgrelid: ({ parent }) => parent,
    tgisinternal: () => false,
  },
);

const commandLetters: Readonly<Record<string, string>> = {
  ALL: "*",
  SELECT: "r",
  INSERT: "a",
  UPDATE: "w",
  DELETE: "d",
};

const pgPolicy = tableOf<CatalogObjectOf<"policy">>(
  [],
  (session, hints) => childrenIn(session, "policy", { id: hints.get("polrelid") }),
  {
    oid: ({ id }) => id,
    polname: ({ name }) => name,
    polrelid: ({ parent }) => parent,
    polcmd: ({ definition }) => commandLetters[definition.command],
    polpermissive: ({ definition }) => definition.permissive,
  },
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
