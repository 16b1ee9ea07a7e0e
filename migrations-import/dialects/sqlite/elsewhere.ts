import { type AstNode, traverse } from "sqlite3-parser";
import { schemaName } from "./context";
import { isSameName } from "./names";

/** What a view or trigger names that lies in another database, in words; null where it names nothing like that. */
export function elsewhereIn(root: AstNode): string | null {
  const found: string[] = [];
  traverse(root, {
    enter: (node) => {
      if (node.type !== "QualifiedName" || !node.dbName || isSameName(node.dbName.text, schemaName)) return;
      found.push(`it cannot reach ${node.dbName.text}.${node.objName.text}, which is in another database`);
    },
  });
  return found[0] ?? null;
}
