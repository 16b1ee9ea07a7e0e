import type { CatalogObject } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import { deleteObjects } from "../dependents/deletion";
import type { NodeOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { isCascade, labelOf } from "./dropped-names";

/** DROP SCHEMA; on CASCADE with everything in it. `public` need not have been created to be dropped. */
export function dropSchemas(node: NodeOf<"DropStmt">, session: Session): void {
  const targets = (node.objects ?? []).flatMap((object) => {
    const found = targetsOf(session, labelOf(object), isCascade(node));
    if (!found && !node.missing_ok) refuse("UNKNOWN_OBJECT", `schema ${labelOf(object)} does not exist here`);
    return found ?? [];
  });
  if (targets.length === 0) throw new NoEffect();
  deleteObjects(session, targets, { cascade: isCascade(node) });
}

/** A schema that no migration made is gone with what is in it. */
function targetsOf(session: Session, name: string, cascade: boolean): readonly CatalogObject[] | null {
  const schema = session.ledger.find("schema", { schema: null }, name);
  if (schema && !isExternal(schema)) return [schema];
  const inside = session.ledger.objects().filter((each) => each.schema === name && each.parent === null);
  if (inside.length === 0) return name === "public" ? [] : null;
  if (!cascade) refuse("INVALID_STATEMENT", `schema ${name} cannot be dropped: there is something in it`);
  return inside;
}
