import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { optionsOf } from "../definitions/constraint-definition";
import type { Dependent } from "./deletion";

/** Takes one object, or a part of one, out of the catalog; what went with another before is no concern. */
export function removeObject(session: Session, { object, part }: Dependent, consequence: boolean): void {
  const { ledger } = session;
  const standing = ledger.get(object.id);
  if (!standing) return;
  if (part !== undefined) return removePart(session, standing, part, { consequence });
  if (standing.kind === "table") unpublish(session, standing);
  if (standing.kind === "schema") forgetSchema(session, standing.name);
  ledger.remove(standing.id, { consequence });
  if (standing.kind === "constraint") removeIndexBehind(session, standing);
}

function removePart(
  { ledger }: Session,
  object: CatalogObject,
  part: NonNullable<Dependent["part"]>,
  options: { readonly consequence: boolean },
): void {
  if (part === "default") {
    if (object.kind === "column") ledger.update(object, { default: null }, options);
  } else if ("attribute" in part && object.kind === "compositeType") {
    const attributes = object.definition.attributes.filter(({ name }) => name !== part.attribute);
    ledger.update(object, { attributes }, options);
  } else if ("check" in part && object.kind === "domain") {
    const constraints = object.definition.constraints.filter(({ name }) => name !== part.check);
    ledger.update(object, { constraints }, options);
  }
}

function removeIndexBehind(session: Session, constraint: CatalogObjectOf<"constraint">): void {
  if (optionsOf(constraint).expression !== undefined) return;
  const behind = session.ledger
    .children(constraint.parent ?? "", "index")
    .find((index) => index.definition.constraint === constraint.name);
  if (behind) session.ledger.remove(behind.id, { consequence: true });
}

/** Publications go on without a schema that is gone; what would be given to objects in it goes with it. */
function forgetSchema({ ledger }: Session, name: string): void {
  for (const publication of ledger.mentioning("publication", name)) {
    const schemas = publication.definition.schemas.filter((each) => each !== name);
    ledger.update(publication, { schemas }, { consequence: true });
  }
  for (const defaults of ledger.mentioning("defaultPrivileges", name)) {
    if (defaults.definition.inSchema === name) ledger.remove(defaults.id, { consequence: true });
  }
}

/** A publication goes on without a table that is gone. */
function unpublish(session: Session, { schema, name }: CatalogObjectOf<"table">): void {
  for (const publication of session.ledger.mentioning("publication", name)) {
    const tables = publication.definition.tables.filter((each) => each.schema !== schema || each.table !== name);
    session.ledger.update(publication, { tables }, { consequence: true });
  }
}
