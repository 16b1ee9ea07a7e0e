import type { Session } from "../../../replay/session";
import { findRelation, relationName } from "../catalog/find-relation";
import { expectColumns } from "../catalog/partial";
import { type Node, pathInText, unwrap } from "../grammar/node";
import { bodyOf } from "./run-block";

/** A table that is given columns or other names for them, as a block or the SQL that it builds names it. */
const alteration =
  /\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?((?:[\w$]+|"[^"]+")(?:\.(?:[\w$]+|"[^"]+"))?)\s+(?:add\s+(?!\s|(?:constraint|check|primary|unique|foreign|exclude)\b)|rename\s+(?!\s|(?:to|constraint)\b))/gi;

/**
 * After a block that only running would tell: the tables it alters may have columns that no file tells of, and whatever names
 * one of those is taken to be right.
 */
export function expectAlterations(node: Node, session: Session): void {
  const block = unwrap(node, "DoStmt");
  if (!block) return;
  for (const [, name = ""] of bodyOf(block).matchAll(alteration)) {
    const table = findRelation(session, relationName(pathInText(name)));
    if (table) expectColumns(session, table);
  }
}
