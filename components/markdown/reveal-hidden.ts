import { labelOfHidden, nameOfHidden, splitAtHidden } from "@/components/ui/hidden-characters";

type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/** A step after the sanitizer: characters one would not see are shown as labels, but in blocks of code, whose renderer does so. */
export function revealHidden() {
  return (tree: Node) => visit(tree, false);
}

function visit(node: Node, isCode: boolean): void {
  if (!node.children || node.tagName === "pre") return;
  node.children = node.children.flatMap((child) => {
    visit(child, isCode || child.tagName === "code");
    return child.type === "text" ? marked(child, isCode) : [child];
  });
}

function marked(node: Node, isCode: boolean): Node[] {
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
