import { type Node, type NodeOf, pathOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";

type Drop = NodeOf<"DropStmt">;

/** What the statement names and there is; what there is not ends it, unless it says IF EXISTS. Null is of no concern. */
export function existing<T>(
  node: Drop,
  find: (object: Node) => T | null | undefined,
  label: (object: Node) => string,
): readonly T[] {
  const found = (node.objects ?? []).flatMap((object) => {
    const each = find(object);
    if (each) return [each];
    if (each === null || node.missing_ok) return [];
    return refuse("UNKNOWN_OBJECT", `${label(object)} does not exist here`, "write IF EXISTS where that is meant");
  });
  if (found.length === 0) throw new NoEffect();
  return found;
}

/** As people read it. */
export function labelOf(object: Node): string {
  return pathOf(object).join(".");
}

/** Whether what depends goes too. */
export function isCascade(node: Drop): boolean {
  return node.behavior === "DROP_CASCADE";
}
