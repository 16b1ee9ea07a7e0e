import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { typeFact } from "../analysis/read-facts";
import type { Printer } from "../printing/print-expression";
import { qualifyType } from "../printing/print-type";
import { qualifyName } from "../printing/quote";
import { findIn, type RelationName, schemasOf } from "./find-relation";

export type UserType =
  | CatalogObjectOf<"enum">
  | CatalogObjectOf<"domain">
  | CatalogObjectOf<"compositeType">
  | CatalogObjectOf<"rangeType">
  | CatalogObjectOf<"baseType">;

/** The type of one name in one schema. */
export function findTypeIn(ledger: Ledger, schema: string, name: string): UserType | undefined {
  const place = { schema };
  return (
    ledger.find("enum", place, name) ??
    ledger.find("domain", place, name) ??
    ledger.find("compositeType", place, name) ??
    ledger.find("rangeType", place, name) ??
    ledger.find("baseType", place, name) ??
    ledger.mentioning("rangeType", name).find((each) => each.schema === schema && each.definition.multirange === name)
  );
}

/** The type that a name means; the name of a multirange type means its range type. */
export function findType(session: Session, name: RelationName): UserType | undefined {
  return findIn(schemasOf(session, name), (schema) => findTypeIn(session.ledger, schema, name.relname ?? ""));
}

/** Prints types with the schema they are found in; what no migration made is printed as written. */
export function sessionPrinter(session: Session): Printer {
  return {
    resolveType(schema, name) {
      if (schema !== null) return qualifyType(schema, name);
      const found =
        findType(session, { relname: name }) ??
        findIn(schemasOf(session, {}), (each) => session.ledger.find("table", { schema: each }, name));
      return qualifyName(found?.schema ?? schemaOfExtension(session, name), name);
    },
  };
}

/** The schema of a type that an extension brings, as far as a migration says where the extension is. */
function schemaOfExtension(session: Session, name: string): string | null {
  const extension = typeFact(name)?.extension;
  return extension ? (session.ledger.find("extension", { schema: null }, extension)?.definition.schema ?? null) : null;
}
