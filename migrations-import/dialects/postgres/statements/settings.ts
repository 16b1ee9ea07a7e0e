import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { resetSearchPath, setSearchPath } from "../catalog/search-path";
import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";

/** SET: of the settings only the search path matters to what later statements mean. */
export function setVariable(node: NodeOf<"VariableSetStmt">, session: Session): StatementEnd {
  if (node.kind === "VAR_RESET_ALL") resetSearchPath(session);
  if (node.name !== "search_path") return "no effect";
  if (node.kind === "VAR_SET_VALUE") setSearchPath(session, (node.args ?? []).map(textOf));
  else resetSearchPath(session);
  return "no effect";
}

/** `SELECT set_config('search_path', …)`, as dumps write it. */
export function followSetConfig(node: NodeOf<"SelectStmt">, session: Session): void {
  for (const target of node.targetList ?? []) {
    const call = unwrap(unwrap(target, "ResTarget")?.val, "FuncCall");
    if (stringsOf(call?.funcname).at(-1) !== "set_config") continue;
    const [name, value] = (call?.args ?? []).map(textOf);
    if (name !== "search_path" || value === undefined) continue;
    const schemas = value.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
    setSearchPath(session, schemas.every((schema) => schema === "") ? [] : schemas);
  }
}

function textOf(node: Node): string {
  return unwrap(node, "A_Const")?.sval?.sval ?? "";
}
