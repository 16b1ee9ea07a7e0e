import { diffWordsWithSpace } from "diff";
import type { TreeNode } from "./tree-node";

/** Texts that differ in more words than this are told as a whole; what comparing them takes grows with it. */
const MOST_WORDS = 500;

/** A step after the sanitizer: marks the words that an earlier text, as it is read, did not have, and those it had. */
export function markWords(before: string) {
  return () => (tree: TreeNode) => {
    const texts = textsOf(tree);
    const after = texts.map(({ value }) => value ?? "").join("");
    const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS }) ?? [
      { value: before, removed: true, added: false },
      { value: after, removed: false, added: true },
    ];
    const pieces = new Map(texts.map((node) => [node, [] as TreeNode[]]));
    const rest = texts.values();
    let [node, left] = [rest.next().value, ""];
    left = node?.value ?? "";
    for (const { value, added, removed } of parts) {
      // What was taken out at the end stands after the last text.
      const place = node ?? texts.at(-1);
      if (removed && place) pieces.get(place)?.push(...marked("del", value));
      for (let told = removed ? "" : value; told !== "" && node; ) {
        const piece = told.slice(0, left.length);
        pieces.get(node)?.push(...(added ? marked("ins", piece) : [{ type: "text", value: piece }]));
        [told, left] = [told.slice(piece.length), left.slice(piece.length)];
        if (left !== "") continue;
        node = rest.next().value;
        left = node?.value ?? "";
      }
    }
    replaceTexts(tree, pieces);
  };
}

function marked(tagName: "ins" | "del", value: string): TreeNode[] {
  const text = { type: "text", value };
  return value.trim() === ""
    ? tagName === "ins"
      ? [text]
      : []
    : [{ type: "element", tagName, properties: {}, children: [text] }];
}

/** The texts of a tree in their order; blocks of code are drawn by others and stay as they are. */
function textsOf(node: TreeNode): TreeNode[] {
  if (node.type === "text") return node.value ? [node] : [];
  return node.tagName === "pre" ? [] : (node.children ?? []).flatMap(textsOf);
}

function replaceTexts(node: TreeNode, pieces: ReadonlyMap<TreeNode, readonly TreeNode[]>): void {
  if (!node.children) return;
  for (const child of node.children) replaceTexts(child, pieces);
  node.children = node.children.flatMap((child) => {
    const replaced = pieces.get(child);
    return replaced && replaced.length > 0 ? replaced : [child];
  });
}
