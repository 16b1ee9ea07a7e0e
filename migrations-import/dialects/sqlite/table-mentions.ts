import { type As, type AstNode, type Name, parseStmt, type QualifiedName, traverse } from "sqlite3-parser";
import { applyEdits } from "./edits";
import { isSameName, quoteName } from "./names";

/**
 * A stored statement (view's query, trigger, index) with a table's name replaced wherever it means that table. As in
 * SQLite, the new name comes in quotes (https://sqlite.org/lang_altertable.html#alter_table_rename).
 */
export function renameTableIn(text: string, from: string, to: string): string {
  const result = parseStmt(text);
  if (result.status !== "ok") return text;
  const edits = tableMentions(result.root, from).map(({ span }) => ({ span, replacement: quoteName(to) }));
  return applyEdits(text, edits);
}

function tableMentions(root: AstNode, name: string): Name[] {
  const { tables, qualifiers, hidden } = collectNames(root);
  const isMeant = (each: Name) => isSameName(each.text, name);
  const isHidden = hidden.some(isMeant);
  return [
    ...(isHidden ? tables.filter((each) => each.dbName) : tables).map((each) => each.objName),
    ...(isHidden ? [] : qualifiers),
  ].filter(isMeant);
}

type Names = { readonly tables: QualifiedName[]; readonly qualifiers: Name[]; readonly hidden: Name[] };

/** Names of tables, names that qualify columns, and names that hide tables: aliases and common table expressions. */
function collectNames(root: AstNode): Names {
  const names: Names = { tables: [], qualifiers: [], hidden: [] };
  traverse(root, { enter: (node) => collectFrom(node, names) });
  return names;
}

function collectFrom(node: AstNode, { tables, qualifiers, hidden }: Names): void {
  switch (node.type) {
    case "TableSelectTable":
      tables.push(node.tblName);
      hidden.push(...aliasOf(node.alias));
      return;
    case "SelectSelectTable":
      hidden.push(...aliasOf(node.alias));
      return;
    case "CommonTableExpr":
      hidden.push(node.tblName);
      return;
    case "CreateTriggerStmt":
    case "InsertTriggerCmd":
    case "UpdateTriggerCmd":
    case "DeleteTriggerCmd":
      tables.push(node.tblName);
      return;
    case "InTableExpr":
      tables.push(node.rhs);
      return;
    case "CreateIndexStmt":
      qualifiers.push(node.tblName);
      return;
    case "QualifiedExpr":
    case "TableStarResultColumn":
      qualifiers.push(node.table);
      return;
  }
}

function aliasOf(alias: As | undefined): Name[] {
  return alias ? [alias.name] : [];
}
