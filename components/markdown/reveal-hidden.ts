import { labelOfHidden, nameOfHidden, splitAtHidden } from "@/components/ui/hidden-characters";
import type { TreeNode } from "./tree-node";

/** A step after the sanitizer: characters one would not see are shown as labels, but in blocks of code, whose renderer does so. */
export function revealHidden() {
  return (tree: TreeNode) => visit(tree, false);
}

function visit(node: TreeNode, isCode: boolean): void {
  if (!node.children || node.tagName === "pre") return;
  node.children = node.children.flatMap((child) => {
    visit(child, isCode || child.tagName === "code");
    return child.type === "text" ? marked(child, isCode) : [child];
  });
}

function marked(node: TreeNode, isCode: boolean): TreeNode[] {
  return splitAtHidden(node.value ?? "", !isCode).map(({ text, isHidden }) =>
    isHidden
      ? {
          type: "element",
          tagName: "span",
          properties: { className: ["hidden-character"], title: nameOfHidden(text) },
          children: [{ type: "text", value: labelOfHidden(text) }],
        }
      : { type: "text", value: text },
  );
}
