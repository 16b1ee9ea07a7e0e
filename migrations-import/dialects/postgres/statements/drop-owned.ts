import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { grantedKindOf, keptGrants } from "../catalog/rights";
import { roleName } from "../catalog/roles";
import { deleteObjects } from "../dependents/deletion";
import { type NodeOf, unwrap } from "../grammar/node";
import { rightsOf } from "./owners";

/** DROP OWNED BY: everything of some roles goes, and what they were granted. */
export function dropOwned(node: NodeOf<"DropOwnedStmt">, session: Session): StatementEnd {
  const roles = (node.roles ?? []).flatMap((each) => roleName(session, unwrap(each, "RoleSpec")) ?? []);
  if (roles.length === 0) return "no effect";
  const owned = session.ledger.objects().filter((object) => roles.includes(rightsOf(object).owner ?? ""));
  if (owned.length > 0) deleteObjects(session, owned, { cascade: node.behavior === "DROP_CASCADE" });
  for (const object of session.ledger.objects()) revokeAll(session, object, roles);
  for (const policy of session.ledger.ofKind("policy")) {
    const left = policy.definition.roles.filter((each) => !roles.includes(each));
    if (left.length === policy.definition.roles.length) continue;
    if (left.length > 0) session.ledger.update(policy, { roles: left });
    else session.ledger.remove(policy.id);
  }
  return "applied";
}

function revokeAll(session: Session, object: CatalogObject, roles: readonly string[]): void {
  const { grants } = rightsOf(object);
  const left = grants?.filter((each) => !roles.includes(each.grantee));
  if (left && left.length !== grants?.length) {
    const kept = keptGrants(grantedKindOf(object), left);
    session.ledger.update(object as CatalogObjectOf<"table">, { grants: kept });
  }
}
