import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { rightsAtBirth } from "../catalog/rights";
import { roleName } from "../catalog/roles";
import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { mergeOptions, printOptions } from "./print-options";

/** CREATE FOREIGN DATA WRAPPER. */
export function createWrapper(node: NodeOf<"CreateFdwStmt">, session: Session): StatementEnd {
  const name = node.fdwname ?? "";
  const definition = {
    handler: optionPath(node.func_options, "handler"),
    validator: optionPath(node.func_options, "validator"),
    options: printOptions(node.options),
    comment: null,
    ...rightsAtBirth(session, "others", null),
  };
  if (session.ledger.find("foreignDataWrapper", { schema: null }, name)) {
    refuse("DUPLICATE_OBJECT", `foreign-data wrapper ${name} already exists`);
  }
  session.ledger.insert({ kind: "foreignDataWrapper", parent: null, schema: null, name, definition });
  return "applied";
}

function optionPath(options: readonly Node[] | undefined, name: string): string | null {
  const option = (options ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name);
  return option?.arg ? stringsOf(itemsOf(option.arg)).join(".") : null;
}

/** ALTER FOREIGN DATA WRAPPER. */
export function alterWrapper(node: NodeOf<"AlterFdwStmt">, session: Session): StatementEnd {
  const wrapper = session.ledger.find("foreignDataWrapper", { schema: null }, node.fdwname ?? "");
  if (!wrapper) return "no effect";
  const isSaid = (name: string) => (node.func_options ?? []).some((each) => unwrap(each, "DefElem")?.defname === name);
  session.ledger.update(wrapper, {
    options: mergeOptions(wrapper.definition.options, node.options),
    ...(isSaid("handler") ? { handler: optionPath(node.func_options, "handler") } : {}),
    ...(isSaid("validator") ? { validator: optionPath(node.func_options, "validator") } : {}),
  });
  return "applied";
}

/** CREATE SERVER. */
export function createServer(node: NodeOf<"CreateForeignServerStmt">, session: Session): StatementEnd {
  const name = node.servername ?? "";
  if (session.ledger.find("foreignServer", { schema: null }, name)) {
    if (node.if_not_exists) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `server ${name} already exists`);
  }
  const definition = {
    wrapper: node.fdwname ?? "",
    type: node.servertype ?? null,
    version: node.version ?? null,
    options: printOptions(node.options),
    comment: null,
    ...rightsAtBirth(session, "others", null),
  };
  session.ledger.insert({ kind: "foreignServer", parent: null, schema: null, name, definition });
  return "applied";
}

/** ALTER SERVER. */
export function alterServer(node: NodeOf<"AlterForeignServerStmt">, session: Session): StatementEnd {
  const server = session.ledger.find("foreignServer", { schema: null }, node.servername ?? "");
  if (!server) return refuse("UNKNOWN_OBJECT", `server ${node.servername ?? ""} does not exist here`);
  const options = mergeOptions(server.definition.options, node.options);
  session.ledger.update(server, { options, ...(node.has_version ? { version: node.version ?? null } : {}) });
  return "applied";
}

const namesOf = (nodes: readonly Node[] | undefined) =>
  printOptions(nodes).map((each) => each.slice(0, each.indexOf("=")));

function mappingOf(session: Session, user: NodeOf<"RoleSpec"> | undefined, server: string | undefined) {
  const role = roleName(session, user) ?? "current_user";
  return { role, server: server ?? "", name: `${role} on ${server ?? ""}` };
}

/** CREATE USER MAPPING. Of its options only the names are kept. */
export function createUserMapping(node: NodeOf<"CreateUserMappingStmt">, session: Session): StatementEnd {
  const { name, ...place } = mappingOf(session, node.user, node.servername);
  if (session.ledger.find("userMapping", { schema: null }, name)) {
    if (node.if_not_exists) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `user mapping for ${name} already exists`);
  }
  const definition = { ...place, options: namesOf(node.options), comment: null };
  session.ledger.insert({ kind: "userMapping", parent: null, schema: null, name, definition });
  return "applied";
}

/** ALTER USER MAPPING. */
export function alterUserMapping(node: NodeOf<"AlterUserMappingStmt">, session: Session): StatementEnd {
  const { name } = mappingOf(session, node.user, node.servername);
  const mapping = session.ledger.find("userMapping", { schema: null }, name);
  if (!mapping) return refuse("UNKNOWN_OBJECT", `user mapping for ${name} does not exist here`);
  const before = mapping.definition.options.map((each) => `${each}=`);
  const options = mergeOptions(before, node.options).map((each) => each.slice(0, each.indexOf("=")));
  session.ledger.update(mapping, { options });
  return "applied";
}

/** DROP USER MAPPING. */
export function dropUserMapping(node: NodeOf<"DropUserMappingStmt">, session: Session): StatementEnd {
  const { name } = mappingOf(session, node.user, node.servername);
  const mapping = session.ledger.find("userMapping", { schema: null }, name);
  if (!mapping && node.missing_ok) throw new NoEffect();
  if (!mapping) return refuse("UNKNOWN_OBJECT", `user mapping for ${name} does not exist here`);
  session.ledger.remove(mapping.id);
  return "applied";
}
