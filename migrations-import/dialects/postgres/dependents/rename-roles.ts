import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Grant, Rights } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import { refuse } from "../refusal";

const asConsequence = { consequence: true } as const;

/** ALTER ROLE … RENAME: what it owns, was granted and is allowed by policies is the same role's. */
export function renameRole(session: Session, from: string, to: string): void {
  const { ledger } = session;
  const role = ledger.find("role", { schema: null }, from);
  if (!role) refuse("UNKNOWN_OBJECT", `role ${from} does not exist here`);
  if (ledger.find("role", { schema: null }, to)) refuse("DUPLICATE_OBJECT", `role ${to} already exists`);
  ledger.rename(role.id, to);
  const rename = (name: string) => (name === from ? to : name);
  for (const policy of ledger.mentioning("policy", from)) {
    ledger.update(policy, { roles: policy.definition.roles.map(rename).sort() }, asConsequence);
  }
  for (const member of ledger.mentioning("role", from)) {
    ledger.update(member, { memberOf: member.definition.memberOf.map(rename).sort() }, asConsequence);
  }
  for (const object of ledger.objects()) renameInRights(session, object, rename);
}

function renameInRights(session: Session, object: CatalogObject, rename: (name: string) => string): void {
  const { owner, grants } = object.definition as Rights;
  if (owner === undefined && grants === undefined) return;
  const renamed = grants?.map((grant): Grant => ({ ...grant, grantee: rename(grant.grantee) }));
  const facts = {
    ...(owner === undefined ? {} : { owner: rename(owner) }),
    ...(renamed ? { grants: renamed.sort((a, b) => (a.grantee < b.grantee ? -1 : 1)) } : {}),
  };
  session.ledger.update(object as CatalogObjectOf<"table">, facts, asConsequence);
}
