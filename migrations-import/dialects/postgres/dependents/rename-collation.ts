import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { defineIndex, type IndexKey, indexOptionsOf } from "../definitions/index-definition";
import { stringsOf, walk } from "../grammar/node";
import { qualifyName, quoteName } from "../printing/quote";
import { rewriteEverywhere } from "./rewrite-everywhere";
import type { Rewrite } from "./rewrite-expression";

const asConsequence = { consequence: true } as const;

type Place = { readonly schema: string; readonly name: string };

/** Gives a collation another name or schema; what is sorted by it follows. */
export function relocateCollation(session: Session, collation: CatalogObjectOf<"collation">, to: Place): void {
  const { ledger } = session;
  const { name } = collation;
  const before = qualifyName(collation.schema, name);
  const after = qualifyName(to.schema, to.name);
  ledger.move(ledger.rename(collation.id, to.name), to.schema);
  for (const column of ledger.mentioning("column", name)) {
    if (column.definition.collation === before) ledger.update(column, { collation: after }, asConsequence);
  }
  for (const index of ledger.mentioning("index", name)) collateKeys(session, index, before, after);
  rewriteEverywhere(ledger, name, renameInClauses(before, to));
}

function collateKeys(session: Session, index: CatalogObjectOf<"index">, before: string, after: string): void {
  const table = session.ledger.get(index.parent ?? "");
  if (table?.kind !== "table") return;
  const { keys, ...options } = indexOptionsOf(index);
  const next = { ...options, keys: keys.map((key) => collateKey(key, before, after)) };
  session.ledger.update(index, defineIndex(index.name, table, index.definition, next), asConsequence);
}

function collateKey({ suffix = "", ...key }: IndexKey, before: string, after: string): IndexKey {
  const [clause, next] = [` COLLATE ${before}`, ` COLLATE ${after}`];
  const isMeant = `${suffix} `.startsWith(`${clause} `);
  const end = isMeant ? `${next}${suffix.slice(clause.length)}` : suffix;
  return end === "" ? key : { ...key, suffix: end };
}

function renameInClauses(before: string, { schema, name }: Place): Rewrite {
  const path = schema === "public" ? [name] : [schema, name];
  return (node) => {
    let hasChanged = false;
    walk(node, (inner) => {
      if (!("CollateClause" in inner)) return;
      const clause = inner.CollateClause;
      if (stringsOf(clause.collname).map(quoteName).join(".") !== before) return;
      clause.collname = path.map((sval) => ({ String: { sval } }));
      hasChanged = true;
    });
    return hasChanged;
  };
}
