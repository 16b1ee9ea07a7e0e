import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { NoEffect, refuse } from "../refusal";
import { dropRelations, refuseDependents } from "./drop-objects";
import { dropTypes } from "./drop-type";

/** DROP SCHEMA; on CASCADE with everything in it. `public` need not have been created to be dropped. */
export function dropSchema(session: Session, name: string, isOptional: boolean, cascade: boolean): void {
  const { ledger } = session;
  const schema = ledger.find("schema", { schema: null }, name);
  const isInside = (object: CatalogObject) => object.schema === name && object.parent === null;
  const inside = ledger.objects().filter(isInside);
  if (!schema && inside.length === 0 && name !== "public") {
    if (isOptional) throw new NoEffect();
    refuse("UNKNOWN_OBJECT", `schema ${name} does not exist here`);
  }
  if (!cascade) refuseDependents(name, inside);
  dropRelations(session, ledger.ofKind("table").filter(isInside), true);
  const types = [...ledger.ofKind("enum"), ...ledger.ofKind("domain"), ...ledger.ofKind("compositeType")];
  dropTypes(session, types.filter(isInside), true);
  for (const each of ledger.objects().filter(isInside)) ledger.remove(each.id, { consequence: true });
  if (schema) ledger.remove(schema.id);
}
