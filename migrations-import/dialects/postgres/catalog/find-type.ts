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
      const element = elementNamed(session, schema, name);
      if (element !== null) return `${resolve(session, schema, element)}[]`;
      return resolve(session, schema, name);
    },
  };
}

function resolve(session: Session, schema: string | null, name: string): string {
  if (schema !== null) return qualifyType(schema, name);
  return qualifyName(findRowType(session, null, name)?.schema ?? schemaOfExtension(session, name), name);
}

function findRowType(session: Session, schema: string | null, name: string) {
  const found = findType(session, schema === null ? { relname: name } : { schemaname: schema, relname: name });
  const schemas = schema === null ? schemasOf(session, {}) : [schema];
  return found ?? findIn(schemas, (each) => session.ledger.find("table", { schema: each }, name));
}

/** The catalog calls the array of a type by the type's name behind an underscore, unless that name is taken. */
function elementNamed(session: Session, schema: string | null, name: string): string | null {
  const element = name.slice(1);
  if (!name.startsWith("_") || findRowType(session, schema, name)) return null;
  const isType = findRowType(session, schema, element) || (schema === null && typeFact(element)?.extension);
  return isType ? element : null;
}

/** The schema of a type that an extension brings, as far as a migration says where the extension is. */
function schemaOfExtension(session: Session, name: string): string | null {
  const extension = typeFact(name)?.extension;
  return extension ? (session.ledger.find("extension", { schema: null }, extension)?.definition.schema ?? null) : null;
}
