import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { isPlatformRole } from "../catalog/platform";
import { roleName } from "../catalog/roles";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { rightsOf } from "./owners";
import { valueText } from "./print-options";

type Role = CatalogObjectOf<"role">;

const words: Readonly<Record<string, readonly [on: string | null, off: string | null]>> = {
  superuser: ["SUPERUSER", null],
  inherit: [null, "NOINHERIT"],
  createrole: ["CREATEROLE", null],
  createdb: ["CREATEDB", null],
  canlogin: ["LOGIN", null],
  isreplication: ["REPLICATION", null],
  bypassrls: ["BYPASSRLS", null],
};

/** CREATE ROLE, USER and GROUP. Passwords are not kept. */
export function createRole(node: NodeOf<"CreateRoleStmt">, session: Session): StatementEnd {
  const name = node.role ?? "";
  if (findRole(session, name) || isPlatformRole(name)) {
    refuse("DUPLICATE_OBJECT", `role ${name} already exists`, "roles belong to the whole server; guard their creation");
  }
  const login = node.stmt_type === "ROLESTMT_USER" ? ["LOGIN"] : [];
  const definition = {
    attributes: attributesAfter(login, node.options),
    memberOf: roleNames(session, node.options, "addroleto"),
    settings: [],
    comment: null,
  };
  session.ledger.insert({ kind: "role", parent: null, schema: null, name, definition });
  for (const member of [
    ...roleNames(session, node.options, "rolemembers"),
    ...roleNames(session, node.options, "adminmembers"),
  ]) {
    changeMembership(session, member, name, true);
  }
  return "applied";
}

function attributesAfter(before: readonly string[], options: readonly Node[] | undefined): readonly string[] {
  const attributes = new Set(before);
  for (const option of options ?? []) {
    const { defname = "", arg } = unwrap(option, "DefElem") ?? {};
    const isOn = unwrap(arg, "Boolean")?.boolval ?? false;
    const [on, off] = words[defname] ?? [null, null];
    if (on !== null) isOn ? attributes.add(on) : attributes.delete(on);
    if (off !== null) isOn ? attributes.delete(off) : attributes.add(off);
  }
  return [...attributes].sort();
}

function roleNames(session: Session, options: readonly Node[] | undefined, name: string): string[] {
  const option = (options ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name);
  const items = unwrap(option?.arg, "List")?.items ?? [];
  return items.flatMap((each) => roleName(session, unwrap(each, "RoleSpec")) ?? []);
}

function findRole(session: Session, name: string): Role | undefined {
  return session.ledger.find("role", { schema: null }, name);
}

/** The role of a name; one that no migration made comes to stand for what the migration says of it. */
function needRole(session: Session, name: string): Role {
  const known = findRole(session, name);
  if (known) return known;
  const definition = { attributes: [], memberOf: [], settings: [], comment: null, extra: { external: true } };
  session.ledger.insert({ kind: "role", parent: null, schema: null, name, definition }, { consequence: true });
  return findRole(session, name) ?? refuse("UNKNOWN_OBJECT", `role ${name} does not exist here`);
}

/** ALTER ROLE, and ALTER GROUP … ADD USER. */
export function alterRole(node: NodeOf<"AlterRoleStmt">, session: Session): StatementEnd {
  const name = roleName(session, node.role);
  if (name === null) return "no effect";
  const members = roleNames(session, node.options, "rolemembers");
  for (const member of members) changeMembership(session, member, name, (node.action ?? 1) > 0);
  if (members.length > 0) return "applied";
  const role = needRole(session, name);
  session.ledger.update(role, { attributes: attributesAfter(role.definition.attributes, node.options) });
  return "applied";
}

/** ALTER ROLE … SET. */
export function alterRoleSettings(node: NodeOf<"AlterRoleSetStmt">, session: Session): StatementEnd {
  const name = node.role ? roleName(session, node.role) : null;
  if (name === null) return "no effect";
  const role = needRole(session, name);
  const { kind, name: setting = "", args } = node.setstmt ?? {};
  const others = role.definition.settings.filter((each) => !each.startsWith(`${setting}=`));
  const value = `${setting}=${(args ?? []).map(valueText).join(", ")}`;
  const settings = kind === "VAR_RESET_ALL" ? [] : kind === "VAR_SET_VALUE" ? [...others, value] : others;
  session.ledger.update(role, { settings });
  return "applied";
}

/** GRANT and REVOKE of membership in a role. */
export function grantRole(node: NodeOf<"GrantRoleStmt">, session: Session): StatementEnd {
  const granted = (node.granted_roles ?? []).flatMap((each) => unwrap(each, "AccessPriv")?.priv_name ?? []);
  const members = (node.grantee_roles ?? []).flatMap((each) => roleName(session, unwrap(each, "RoleSpec")) ?? []);
  const isOptionOnly = !node.is_grant && (node.opt ?? []).length > 0;
  if (members.length === 0 || isOptionOnly) return "no effect";
  for (const member of members)
    for (const role of granted) changeMembership(session, member, role, node.is_grant ?? false);
  return "applied";
}

function changeMembership(session: Session, member: string, of: string, isGrant: boolean): void {
  const role = needRole(session, member);
  const others = role.definition.memberOf.filter((each) => each !== of);
  session.ledger.update(role, { memberOf: isGrant ? [...others, of].sort() : others });
}

function isGranted(object: CatalogObject, role: string): boolean {
  const policies = object.kind === "policy" ? object.definition.roles : [];
  return policies.includes(role) || (rightsOf(object).grants?.some(({ grantee }) => grantee === role) ?? false);
}

/** DROP ROLE: refused while something belongs to it. */
export function dropRole(node: NodeOf<"DropRoleStmt">, session: Session): StatementEnd {
  const names = (node.roles ?? []).flatMap((each) => roleName(session, unwrap(each, "RoleSpec")) ?? []);
  let hasDropped = false;
  for (const name of names) {
    const role = findRole(session, name);
    if (!role && !node.missing_ok) refuse("UNKNOWN_OBJECT", `role ${name} does not exist here`);
    if (!role) continue;
    const owned = session.ledger.objects().find((object) => rightsOf(object).owner === name);
    if (owned) refuse("INVALID_STATEMENT", `role ${name} cannot be dropped: ${owned.kind} ${owned.name} belongs to it`);
    const granted = session.ledger.objects().find((object) => isGranted(object, name));
    if (granted)
      refuse("INVALID_STATEMENT", `role ${name} cannot be dropped: it may use ${granted.kind} ${granted.name}`);
    for (const member of session.ledger.mentioning("role", name)) {
      const memberOf = member.definition.memberOf.filter((each) => each !== name);
      session.ledger.update(member, { memberOf }, { consequence: true });
    }
    session.ledger.remove(role.id);
    hasDropped = true;
  }
  if (!hasDropped) throw new NoEffect();
  return "applied";
}
