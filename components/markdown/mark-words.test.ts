import { expect, test } from "vitest";
import { markWords } from "./mark-words";

type Node = { type: string; tagName?: string; value?: string; children?: Node[] };

/** A paragraph of these texts as it is marked against an earlier text: `[-gone-]`, `{+new+}`. */
function markedAgainst(before: string, ...texts: readonly string[]): string {
  const tree: Node = { type: "root", children: texts.map((value) => ({ type: "text", value })) };
  markWords(before)()(tree);
  return told(tree);
}

function told({ value, tagName, children = [] }: Node): string {
  const text = value ?? children.map(told).join("");
  if (tagName === "del") return `[-${text}-]`;
  return tagName === "ins" ? `{+${text}+}` : text;
}

test("what was taken out is told wherever it stood, also at the end", () => {
  expect(markedAgainst("One old row", "One row")).toBe("One [-old -]row");
  expect(markedAgainst("One row, no more", "One row")).toBe("One row[-, no more-]");
  expect(markedAgainst("Old: one row", "one row")).toMatch(/^\[-Old: .*-\]/);
});

test("what came is told across the texts it stands in", () => {
  expect(markedAgainst("One row", "One new ", "row")).toBe("One {+new +}row");
});

test("texts with hardly a word in common are told as a whole, the earlier one first", () => {
  const words = (letter: string) => Array.from({ length: 600 }, (_, n) => `${letter}${n}`).join(" ");
  expect(markedAgainst(words("a"), words("b"))).toBe(`[-${words("a")}-]{+${words("b")}+}`);
});
