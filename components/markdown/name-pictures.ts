import type { TreeNode } from "./tree-node";

/**
 * A step after the sanitizer: pictures of this server stay; others are named and linked, because a page loads nothing from
 * elsewhere. Within a link they are only named: a link holds no other.
 */
export function namePictures() {
  return (tree: TreeNode) => visit(tree, false);
}

function visit(node: TreeNode, isInLink: boolean): void {
  node.children = node.children?.map((child) => (isForeign(child) ? named(child, isInLink) : child));
  for (const child of node.children ?? []) visit(child, isInLink || child.tagName === "a");
}

function isForeign({ tagName, properties }: TreeNode): boolean {
  return tagName === "img" && !/^\/(?!\/)/u.test(String(properties?.src ?? ""));
}

function named({ properties = {} }: TreeNode, isInLink: boolean): TreeNode {
  const { src, alt } = properties;
  const text: TreeNode = { type: "text", value: String(alt || src || "") };
  return isInLink || !src ? text : { type: "element", tagName: "a", properties: { href: src }, children: [text] };
}
