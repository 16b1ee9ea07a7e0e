import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Grant } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { allPrivileges, changeGrants, usualGrants } from "../catalog/rights";
import { currentRole, roleName } from "../catalog/roles";
import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { changeOf, privilegesOf } from "./grants";

type Objects = Definitions["defaultPrivileges"]["objects"];

const objectTypes: Readonly<Record<string, Objects>> = {
  OBJECT_TABLE: "tables",
  OBJECT_SEQUENCE: "sequences",
  OBJECT_FUNCTION: "functions",
  OBJECT_TYPE: "types",
  OBJECT_SCHEMA: "schemas",
};

/** ALTER DEFAULT PRIVILEGES: what objects to come are given by themselves. */
export function alterDefaultPrivileges(node: NodeOf<"AlterDefaultPrivilegesStmt">, session: Session): StatementEnd {
  const action = node.action ?? {};
  const objects = objectTypes[action.objtype ?? ""];
  if (!objects) return "no effect";
  const schemas = optionItems(node.options, "schemas").map((each) => stringsOf([each])[0] ?? null);
  const roles = optionItems(node.options, "roles").map((each) => roleName(session, unwrap(each, "RoleSpec")));
  for (const role of roles.length > 0 ? roles : [currentRole(session)]) {
    for (const schema of schemas.length > 0 ? schemas : [null])
      setDefault(session, action, { role, inSchema: schema, objects });
  }
  return "applied";
}

function optionItems(options: readonly Node[] | undefined, name: string): readonly Node[] {
  const option = (options ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name);
  return itemsOf(option?.arg);
}

type Place = Pick<Definitions["defaultPrivileges"], "role" | "inSchema" | "objects">;

function setDefault(session: Session, action: NodeOf<"GrantStmt">, place: Place): void {
  const { ledger } = session;
  const { role, inSchema, objects } = place;
  const name = `${objects}${inSchema === null ? "" : ` in ${inSchema}`}${role === null ? "" : ` of ${role}`}`;
  const existing = ledger.find("defaultPrivileges", { schema: null }, name);
  const usual = inSchema === null ? usualGrants(objects) : [];
  const isOwners = ({ grantee }: Grant) => inSchema === null && grantee === role;
  const change = { ...changeOf(action, session), privileges: privilegesOf(action, objects, true) };
  const after = changeGrants([...(existing?.definition.grants ?? usual), ...ownersGrants(place, existing)], change);
  const grants = after.filter((each) => !isOwners(each));
  const left = after.find(isOwners)?.privileges ?? [];
  const lacked = inSchema === null && role !== null ? without(allPrivileges[objects], left) : [];
  const isUsual = lacked.length === 0 && JSON.stringify(grants) === JSON.stringify(usual);
  const facts = { grants, extra: lacked.length > 0 ? { lacked } : undefined };
  if (existing && isUsual) ledger.remove(existing.id);
  else if (existing) ledger.update(existing, facts);
  else if (!isUsual) {
    const definition = { ...place, ...facts, comment: null };
    ledger.insert({ kind: "defaultPrivileges", parent: null, schema: null, name, definition });
  }
}

/** What the owner has of what is his, which is not kept: all but what he has taken from himself. */
function ownersGrants(
  { role, inSchema, objects }: Place,
  existing: CatalogObjectOf<"defaultPrivileges"> | undefined,
): readonly Grant[] {
  if (inSchema !== null || role === null) return [];
  const extra = existing?.definition.extra;
  const lacked = typeof extra === "object" && extra !== null && "lacked" in extra ? extra.lacked : [];
  const privileges = without(allPrivileges[objects], Array.isArray(lacked) ? lacked : []);
  return privileges.length > 0 ? [{ grantee: role, privileges, grantable: [] }] : [];
}

function without(list: readonly string[], some: readonly unknown[]): readonly string[] {
  return list.filter((each) => !some.includes(each));
}
