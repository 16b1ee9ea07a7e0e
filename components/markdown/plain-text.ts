import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** A Markdown text as it is read, without its marks; a line for each block. */
export function plainTextOf(markdown: string): string {
  return textOf(fromMarkdown(markdown));
}

function textOf(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "break") return "\n";
  if (!("children" in node)) return "";
  const isInline = node.type === "paragraph" || node.type === "heading" || !node.children.some(isBlock);
  return node.children.map(textOf).join(isInline ? "" : "\n");
}

function isBlock({ type }: Nodes): boolean {
  return ["paragraph", "heading", "list", "listItem", "blockquote", "code", "thematicBreak"].includes(type);
}
