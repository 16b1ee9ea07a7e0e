import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { broughtBy } from "../catalog/extension-contents";
import { qualifyName } from "../printing/quote";
import type { Dependent } from "./deletion";
import { usersOfType } from "./dependents-of-type";
import { expressionUsers } from "./expression-users";
import { callsFunction } from "./find-dependents";

const asBlocking = (object: CatalogObject): Dependent => ({ object, automatic: false });

/** Everything that lies in a schema. */
export function dependentsOfSchema(session: Session, schema: CatalogObjectOf<"schema">): readonly Dependent[] {
  const inside = session.ledger
    .objects()
    .filter((each) => each.schema === schema.name && (each.parent === null || each.kind === "statistics"));
  const extensions = session.ledger.ofKind("extension").filter((each) => each.definition.schema === schema.name);
  return [...inside, ...extensions].map(asBlocking);
}

/** Whatever uses the types, functions and operator classes that an extension brings, or requires it. */
export function dependentsOfExtension(session: Session, extension: CatalogObjectOf<"extension">): readonly Dependent[] {
  const { types, functions, operatorClasses, wrappers } = broughtBy(extension.name);
  const { schema } = extension.definition;
  const requiring = session.ledger
    .ofKind("extension")
    .filter(({ name }) => broughtBy(name).requires.includes(extension.name));
  return [
    ...requiring.map(asBlocking),
    ...types.flatMap((name) => [
      ...usersOfType(session, { schema: null, name }),
      ...(schema === null || schema === "public" ? [] : usersOfType(session, { schema, name })),
    ]),
    ...functions.flatMap((name) => expressionUsers(session, name, (text) => callsFunction(text, name))),
    ...operatorClasses.flatMap((name) => session.ledger.mentioning("index", name).map(asBlocking)),
    ...wrappers.flatMap((name) => serversOf(session, name)),
  ];
}

/** Foreign tables and user mappings of a server. */
export function dependentsOfServer(session: Session, server: CatalogObjectOf<"foreignServer">): readonly Dependent[] {
  const { ledger } = session;
  return [
    ...ledger.mentioning("table", server.name).filter((each) => each.definition.server === server.name),
    ...ledger.mentioning("userMapping", server.name).filter((each) => each.definition.server === server.name),
  ].map(asBlocking);
}

/** Servers of a foreign-data wrapper. */
export function dependentsOfWrapper(
  session: Session,
  wrapper: CatalogObjectOf<"foreignDataWrapper">,
): readonly Dependent[] {
  return serversOf(session, wrapper.name);
}

function serversOf({ ledger }: Session, wrapper: string): readonly Dependent[] {
  return ledger
    .mentioning("foreignServer", wrapper)
    .filter((each) => each.definition.wrapper === wrapper)
    .map(asBlocking);
}

/** Columns and indexes sorted by a collation. */
export function dependentsOfCollation(session: Session, collation: CatalogObjectOf<"collation">): readonly Dependent[] {
  const printed = qualifyName(collation.schema, collation.name);
  const isUsed = (text: string | undefined) => text?.includes(`COLLATE ${printed}`) ?? false;
  return [
    ...session.ledger.mentioning("column", collation.name).filter((each) => each.definition.collation === printed),
    ...session.ledger.mentioning("index", collation.name).filter((each) => isUsed(each.definition.definition)),
  ].map(asBlocking);
}
