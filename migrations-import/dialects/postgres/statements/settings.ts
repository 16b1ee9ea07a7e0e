import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { bodyChecks, switchBodyChecks } from "../catalog/body-checks";
import { setRole } from "../catalog/roles";
import { resetSearchPath, schemasIn, setSearchPath } from "../catalog/search-path";
import { forgetAllTemporary } from "../catalog/temporary";
import { setLocally } from "../catalog/transaction-settings";
import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { valueText } from "./print-options";

/** SET: of the settings only the search path, the role and whether bodies are checked matter to what later statements mean. */
export function setVariable(node: NodeOf<"VariableSetStmt">, session: Session): StatementEnd {
  const isSet = node.kind === "VAR_SET_VALUE";
  if (node.is_local) setLocally(session);
  const values = (node.args ?? []).map(valueText);
  if (node.kind === "VAR_RESET_ALL" || node.name?.toLowerCase() === bodyChecks) {
    switchBodyChecks(session, isSet ? values[0] : undefined);
  }
  if (node.kind === "VAR_RESET_ALL" || node.name === "search_path") {
    if (isSet) setSearchPath(session, values);
    else resetSearchPath(session);
  }
  if (node.name === "role" || node.name === "session_authorization") {
    setRole(session, node.name, isSet && values[0] !== "none" ? (values[0] ?? null) : null);
  }
  return "no effect";
}

/** DISCARD ALL: no settings, no role, nothing temporary is left; DISCARD TEMP. */
export function discard({ target }: NodeOf<"DiscardStmt">, session: Session): StatementEnd {
  if (target === "DISCARD_ALL" || target === "DISCARD_TEMP") forgetAllTemporary(session);
  if (target !== "DISCARD_ALL") return "no effect";
  switchBodyChecks(session, undefined);
  resetSearchPath(session);
  setRole(session, "session_authorization", null);
  return "no effect";
}

/** `SELECT set_config('search_path', …)`, as dumps write it. */
export function followSetConfig(node: NodeOf<"SelectStmt">, session: Session): void {
  for (const target of node.targetList ?? []) {
    const call = unwrap(unwrap(target, "ResTarget")?.val, "FuncCall");
    if (stringsOf(call?.funcname).at(-1) !== "set_config") continue;
    const [name, value] = (call?.args ?? []).map((arg: Node) => unwrap(arg, "A_Const")?.sval?.sval ?? "");
    if (name === bodyChecks) switchBodyChecks(session, value);
    if (name !== "search_path" || value === undefined) continue;
    const schemas = schemasIn(value);
    setSearchPath(session, schemas.every((schema) => schema === "") ? [] : schemas);
  }
}
