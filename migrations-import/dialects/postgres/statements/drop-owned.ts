import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { grantedKindOf, keptGrants, usualGrants } from "../catalog/rights";
import { roleName } from "../catalog/roles";
import { deleteObjects } from "../dependents/deletion";
import { type NodeOf, unwrap } from "../grammar/node";
import { rightsOf } from "./owners";

/** DROP OWNED BY: everything of some roles goes, what they were granted, and how they are known to servers. */
export function dropOwned(node: NodeOf<"DropOwnedStmt">, session: Session): StatementEnd {
  const roles = (node.roles ?? []).flatMap((each) => roleName(session, unwrap(each, "RoleSpec")) ?? []);
  if (roles.length === 0) return "no effect";
  const owned = session.ledger.objects().filter((object) => roles.includes(rightsOf(object).owner ?? ""));
  if (owned.length > 0) deleteObjects(session, owned, { cascade: node.behavior === "DROP_CASCADE" });
  for (const mapping of session.ledger.ofKind("userMapping")) {
    if (roles.includes(mapping.definition.role)) session.ledger.remove(mapping.id);
  }
  for (const defaults of session.ledger.ofKind("defaultPrivileges")) revokeDefaults(session, defaults, roles);
  for (const object of session.ledger.objects()) {
    if (object.kind !== "defaultPrivileges") revokeAll(session, object, roles);
  }
  for (const policy of session.ledger.ofKind("policy")) {
    const left = policy.definition.roles.filter((each) => !roles.includes(each));
    if (left.length === policy.definition.roles.length) continue;
    if (left.length > 0) session.ledger.update(policy, { roles: left });
    else session.ledger.remove(policy.id);
  }
  return "applied";
}

/** What objects to come of such a role are given goes with the rest of what is the role's. */
function revokeDefaults(
  { ledger }: Session,
  defaults: CatalogObjectOf<"defaultPrivileges">,
  roles: readonly string[],
): void {
  const { role, inSchema, objects, grants } = defaults.definition;
  if (role !== null && roles.includes(role)) return ledger.remove(defaults.id);
  const left = grants.filter((each) => !roles.includes(each.grantee));
  if (left.length === grants.length) return;
  const usual = inSchema === null ? usualGrants(objects) : [];
  if (JSON.stringify(left) === JSON.stringify(usual)) ledger.remove(defaults.id);
  else ledger.update(defaults, { grants: left });
}

function revokeAll(session: Session, object: CatalogObject, roles: readonly string[]): void {
  const { grants } = rightsOf(object);
  const left = grants?.filter((each) => !roles.includes(each.grantee));
  if (left && left.length !== grants?.length) {
    const kept = keptGrants(grantedKindOf(object), left);
    session.ledger.update(object as CatalogObjectOf<"table">, { grants: kept });
  }
}
