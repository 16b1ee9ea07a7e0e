import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { findIn, type RelationName, schemasOf } from "./find-relation";

/** The index a name means. */
export function findIndex(session: Session, name: RelationName): CatalogObjectOf<"index"> | undefined {
  return findIn(schemasOf(session, name), (schema) => session.ledger.find("index", { schema }, name.relname ?? ""));
}

/** The sequence a name means. */
export function findSequence(session: Session, name: RelationName): CatalogObjectOf<"sequence"> | undefined {
  return findIn(schemasOf(session, name), (schema) => session.ledger.find("sequence", { schema }, name.relname ?? ""));
}

/** The constraint an index stands behind. */
export function constraintBehind(
  session: Session,
  index: CatalogObjectOf<"index">,
): CatalogObjectOf<"constraint"> | undefined {
  const { constraint } = index.definition;
  return constraint === null
    ? undefined
    : session.ledger.find("constraint", { parent: index.parent ?? "" }, constraint);
}
