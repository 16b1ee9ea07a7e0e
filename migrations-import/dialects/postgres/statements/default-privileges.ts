import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { changeGrants, usualGrants } from "../catalog/rights";
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
  const change = { ...changeOf(action, session), privileges: privilegesOf(action, objects, true) };
  const grants = changeGrants(existing?.definition.grants ?? usual, change);
  const isUsual = JSON.stringify(grants) === JSON.stringify(usual);
  if (existing && isUsual) ledger.remove(existing.id);
  else if (existing) ledger.update(existing, { grants });
  else if (!isUsual) {
    const definition = { ...place, grants, comment: null };
    ledger.insert({ kind: "defaultPrivileges", parent: null, schema: null, name, definition });
  }
}
