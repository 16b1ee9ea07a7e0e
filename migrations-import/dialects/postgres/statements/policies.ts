import type { CatalogObjectOf, PolicyCommand } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { needRelation, type Table } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { printTableExpression } from "../definitions/table-expression";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";

const commands: Readonly<Record<string, PolicyCommand>> = {
  all: "ALL",
  select: "SELECT",
  insert: "INSERT",
  update: "UPDATE",
  delete: "DELETE",
};

/** CREATE POLICY. */
export function createPolicy(node: NodeOf<"CreatePolicyStmt">, session: Session): StatementEnd {
  const table = needRelation(session, node.table ?? {});
  const name = truncateName(node.policy_name ?? "");
  if (session.ledger.find("policy", { parent: table.id }, name)) {
    refuse("DUPLICATE_OBJECT", `policy ${name} on ${table.name} already exists`);
  }
  const definition = {
    command: commands[node.cmd_name ?? "all"] ?? "ALL",
    permissive: node.permissive ?? false,
    roles: rolesOf(node.roles),
    using: expressionOf(session, table, node.qual),
    check: expressionOf(session, table, node.with_check),
    comment: null,
  };
  session.ledger.insert({ kind: "policy", parent: table.id, schema: table.schema, name, definition });
  return "applied";
}

/** ALTER POLICY: what it does not name stays. */
export function alterPolicy(node: NodeOf<"AlterPolicyStmt">, session: Session): StatementEnd {
  const table = needRelation(session, node.table ?? {});
  const policy = session.ledger.find("policy", { parent: table.id }, node.policy_name ?? "");
  if (!policy) return refuse("UNKNOWN_OBJECT", `policy ${node.policy_name ?? ""} on ${table.name} does not exist here`);
  session.ledger.update<"policy">(policy, {
    ...(node.roles ? { roles: rolesOf(node.roles) } : {}),
    ...(node.qual ? { using: expressionOf(session, table, node.qual) } : {}),
    ...(node.with_check ? { check: expressionOf(session, table, node.with_check) } : {}),
  } satisfies Partial<CatalogObjectOf<"policy">["definition"]>);
  return "applied";
}

function expressionOf(session: Session, table: Table, node: Node | undefined): string | null {
  return node ? printTableExpression(session, table, node) : null;
}

/** Role names, sorted; `public` swallows the others. */
function rolesOf(nodes: readonly Node[] | undefined): readonly string[] {
  const roles = (nodes ?? []).map((node) => roleOf(unwrap(node, "RoleSpec") ?? {}));
  return roles.length === 0 || roles.includes("public") ? ["public"] : [...new Set(roles)].sort();
}

function roleOf(role: NodeOf<"RoleSpec">): string {
  switch (role.roletype) {
    case "ROLESPEC_PUBLIC":
      return "public";
    case "ROLESPEC_CURRENT_USER":
    case "ROLESPEC_CURRENT_ROLE":
      return "current_user";
    case "ROLESPEC_SESSION_USER":
      return "session_user";
    default:
      return role.rolename ?? "";
  }
}
