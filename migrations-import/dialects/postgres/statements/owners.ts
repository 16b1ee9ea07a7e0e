import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../../../model/catalog-object";
import type { Rights } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { grantedKindOf, keptGrants } from "../catalog/rights";
import { currentRole, roleName } from "../catalog/roles";
import { itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { ownedSequences } from "./add-column";
import { findNamed } from "./find-named";

/** Kinds of objects that belong to somebody. */
type OwnedKind = {
  [K in ObjectKind]: CatalogObjectOf<K>["definition"] extends Rights ? K : never;
}[ObjectKind];

/** `OWNER TO`: null is whoever runs the migrations. What the new owner was given is theirs anyway. */
export function giveTo(session: Session, object: CatalogObject, role: string | null): void {
  const owner = role ?? currentRole(session) ?? undefined;
  const { grants } = rightsOf(object);
  const left = keptGrants(
    grantedKindOf(object),
    grants?.filter((each) => each.grantee !== owner),
  );
  session.ledger.update(object as CatalogObjectOf<OwnedKind>, { owner, grants: left });
  if (object.kind !== "table") return;
  for (const sequence of ownedSequences(session, object))
    session.ledger.update(sequence, { owner }, { consequence: true });
}

/** Who an object belongs to and who may use it. */
export function rightsOf({ definition }: CatalogObject): Rights {
  return definition as Rights;
}

/** ALTER … OWNER TO. */
export function alterOwner(node: NodeOf<"AlterOwnerStmt">, session: Session): StatementEnd {
  const object = node.relation ? undefined : node.object;
  const found = findNamed(session, node.objectType, object, node.relation);
  if (found === null) return "no effect";
  if (!found) return refuse("UNKNOWN_OBJECT", `${pathText(object)} does not exist here`);
  if (found.kind === "role") throw new NoEffect();
  refuseOwned(found, roleName(session, node.newowner));
  giveTo(session, found, roleName(session, node.newowner));
  return "applied";
}

/** The sequence of a column belongs to whom the table belongs to. */
export function refuseOwned(object: CatalogObject, role: string | null): void {
  if (object.kind !== "sequence" || object.definition.ownedBy === null) return;
  if ((object.definition.owner ?? null) === role) return;
  refuse("INVALID_STATEMENT", `sequence ${object.name} belongs to a column`, "change the owner of the table");
}

function pathText(object: Node | undefined): string {
  const withArguments = unwrap(object, "ObjectWithArgs");
  if (withArguments) return stringsOf(withArguments.objname).join(".");
  return stringOf(object) || stringsOf(itemsOf(object)).join(".") || "what is to get another owner";
}

/** REASSIGN OWNED BY: everything of some roles. */
export function reassignOwned(node: NodeOf<"ReassignOwnedStmt">, session: Session): StatementEnd {
  const roles = (node.roles ?? []).map((each) => roleName(session, unwrap(each, "RoleSpec")));
  const to = roleName(session, node.newrole);
  for (const object of session.ledger.objects()) {
    const { owner } = rightsOf(object);
    if (owner !== undefined && roles.includes(owner)) giveTo(session, object, to);
  }
  return "applied";
}
