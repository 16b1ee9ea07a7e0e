import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { notNullName } from "../catalog/column-facts";
import { extraOf, idName, isPartition, isPartitioned, parentsOf } from "../catalog/heirs";
import { type Cell, childrenIn, schemaOf, schemaOid, tableOf, tablesIn } from "./system-table";

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

function kindLetter(object: Relation, { ledger }: Session): string | undefined {
  if (object.kind === "table") return kindLetters[object.definition.kind];
  const table = object.kind === "index" && object.parent !== null ? ledger.get(object.parent) : undefined;
  return table?.kind === "table" && isPartitioned(table) ? "I" : kindLetters[object.kind];
}

export const pgClass = tableOf<Relation>(
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
    relispartition: (object) => (object.kind === "table" ? isPartition(object) : undefined),
    relpartbound: (object) => (object.kind === "table" ? (object.definition.bound ?? null) : undefined),
    relforcerowsecurity: (object) => object.kind === "table" && object.definition.rlsForced,
  },
);

type Heir = { readonly child: string; readonly parent: string };

/** Tables alone: which index is part of which is not asked after. */
export const pgInherits = tableOf<Heir>(
  [],
  (session, hints) => {
    const { ledger } = session;
    const isIndex = (id: Cell | undefined) => typeof id === "string" && ledger.get(id)?.kind === "index";
    const isOpen = !hints.has("inhparent") && !hints.has("inhrelid");
    const hasParts = () => ledger.ofKind("index").some((index) => extraOf(index).inherited === true);
    if (isIndex(hints.get("inhparent")) || isIndex(hints.get("inhrelid")) || (isOpen && hasParts())) return null;
    return tablesIn(session).flatMap((table) =>
      parentsOf(table).flatMap((name) => {
        const parent = tablesIn(session).find((each) => idName(each) === name);
        return parent ? [{ child: table.id, parent: parent.id }] : [];
      }),
    );
  },
  { inhrelid: ({ child }) => child, inhparent: ({ parent }) => parent, inhdetachpending: () => false },
);

export const pgAttribute = tableOf<CatalogObjectOf<"column">>(
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

export const pgIndex = tableOf<CatalogObjectOf<"index">>(
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

type Constraint = CatalogObjectOf<"constraint"> | CatalogObjectOf<"column">;

const constraintLetters: Readonly<Record<string, string>> = {
  "primary key": "p",
  unique: "u",
  "foreign key": "f",
  check: "c",
  exclusion: "x",
};

export const pgConstraint = tableOf<Constraint>(
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

export const pgTrigger = tableOf<CatalogObjectOf<"trigger">>(
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

export const pgPolicy = tableOf<CatalogObjectOf<"policy">>(
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
