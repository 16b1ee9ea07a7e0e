import type { CatalogObjectOf, PolicyCommand } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { needRelation, type Table } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { roleName, usualRunner } from "../catalog/roles";
import { printTableCondition } from "../definitions/table-expression";
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
  refuseUnfit(node.cmd_name ?? "all", node.qual, node.with_check);
  const definition = {
    command: commands[node.cmd_name ?? "all"] ?? "ALL",
    permissive: node.permissive ?? false,
    roles: rolesOf(session, node.roles),
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
  refuseUnfit(policy.definition.command.toLowerCase(), node.qual, node.with_check);
  session.ledger.update<"policy">(policy, {
    ...(node.roles ? { roles: rolesOf(session, node.roles) } : {}),
    ...(node.qual ? { using: expressionOf(session, table, node.qual) } : {}),
    ...(node.with_check ? { check: expressionOf(session, table, node.with_check) } : {}),
  } satisfies Partial<CatalogObjectOf<"policy">["definition"]>);
  return "applied";
}

/** A new row has only a check, and a row that is read or goes away only a condition. */
function refuseUnfit(command: string, using: Node | undefined, check: Node | undefined): void {
  if (command === "insert" && using) refuse("INVALID_STATEMENT", "a policy for INSERT has only WITH CHECK");
  if ((command === "select" || command === "delete") && check) {
    refuse("INVALID_STATEMENT", "a policy for SELECT or DELETE has only USING");
  }
}

function expressionOf(session: Session, table: Table, node: Node | undefined): string | null {
  return node ? printTableCondition(session, table, node, { isStatement: true }) : null;
}

/** Role names, sorted; `public` swallows the others. */
function rolesOf(session: Session, nodes: readonly Node[] | undefined): readonly string[] {
  const roles = (nodes ?? []).map((node) => roleName(session, unwrap(node, "RoleSpec")) ?? usualRunner);
  return roles.length === 0 || roles.includes("public") ? ["public"] : [...new Set(roles)].sort();
}
