import type { TreeNode } from "@/components/markdown/tree-node";

/**
 * A step before HTML becomes Markdown. Word processors wrap all they hand out in one `<b>` that is not bold; spreadsheets mark no
 * row as the head of their table, and Markdown has no table without one.
 */
export function tidyPasted() {
  return (tree: TreeNode) => visit(tree);
}

function visit(node: TreeNode): void {
  node.children = node.children?.flatMap((child) => (isWrapper(child) ? (child.children ?? []) : [child]));
  if (node.tagName === "table") markHead(node);
  node.children?.forEach(visit);
}

function isWrapper({ tagName, properties }: TreeNode): boolean {
  const isPlain = /font-weight:\s*(normal|400)/u.test(String(properties?.style ?? ""));
  return tagName === "b" && (isPlain || String(properties?.id ?? "").startsWith("docs-internal-guid"));
}

function markHead(table: TreeNode): void {
  const rows = descendants(table, "tr");
  if (rows.some((row) => descendants(row, "th").length > 0)) return;
  for (const cell of rows[0] ? descendants(rows[0], "td") : []) cell.tagName = "th";
}

function descendants(node: TreeNode, tagName: string): readonly TreeNode[] {
  return (node.children ?? []).flatMap((child) => (child.tagName === tagName ? [child] : descendants(child, tagName)));
}
