import type { Session } from "../../../replay/session";
import type { RelationName } from "../catalog/find-relation";
import { findTypeIn } from "../catalog/find-type";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema } from "../catalog/search-path";
import { refuse } from "../refusal";

/** The schema and name a new type gets; ends the statement where they are taken. */
export function claimType(session: Session, name: RelationName): { schema: string; name: string } {
  const schema = name.schemaname ?? creationSchema(session);
  const typeName = truncateName(name.relname ?? "");
  const isTaken = findTypeIn(session.ledger, schema, typeName) ?? session.ledger.find("table", { schema }, typeName);
  if (isTaken) {
    refuse(
      "DUPLICATE_OBJECT",
      `type ${typeName} already exists`,
      "the database would stop here; guard it if that is meant",
    );
  }
  return { schema, name: typeName };
}
