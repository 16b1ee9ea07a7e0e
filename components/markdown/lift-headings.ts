type Node = { type: string; depth?: number; children?: Node[] };

/** A step before the levels are given: a text whose highest heading is `##` is set as if it were `#`, so that none is left out. */
export function liftHeadings() {
  return (tree: Node) => {
    const headings = headingsOf(tree);
    const highest = Math.min(...headings.map(({ depth }) => depth ?? 1));
    for (const heading of headings) heading.depth = (heading.depth ?? 1) - highest + 1;
  };
}

function headingsOf(node: Node): Node[] {
  return [...(node.type === "heading" ? [node] : []), ...(node.children ?? []).flatMap(headingsOf)];
}
