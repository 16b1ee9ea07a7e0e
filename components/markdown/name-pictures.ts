type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
};

/**
 * A step after the sanitizer: pictures of this server stay; others are named and linked, because a page loads nothing from
 * elsewhere. Within a link they are only named: a link holds no other.
 */
export function namePictures() {
  return (tree: Node) => visit(tree, false);
}

function visit(node: Node, isInLink: boolean): void {
  node.children = node.children?.map((child) => (isForeign(child) ? named(child, isInLink) : child));
  for (const child of node.children ?? []) visit(child, isInLink || child.tagName === "a");
}

function isForeign({ tagName, properties }: Node): boolean {
  return tagName === "img" && !/^\/(?!\/)/u.test(String(properties?.src ?? ""));
}

function named({ properties = {} }: Node, isInLink: boolean): Node {
  const { src, alt } = properties;
  const text: Node = { type: "text", value: String(alt || src || "") };
  return isInLink || !src ? text : { type: "element", tagName: "a", properties: { href: src }, children: [text] };
}
