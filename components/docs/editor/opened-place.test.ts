import { expect, it } from "vitest";
import { offsetIn } from "./opened-place";

const text = "# Title\n\nFirst **bold** words.\n\nLast words.";
const click = { heightPx: 100, words: "", offset: 0, share: 0.5 };

it("the cursor opens in the clicked word, whatever its marks", () => {
  expect(offsetIn(text, { ...click, words: "bold", offset: 2 })).toBe(text.indexOf("ld** words"));
});

it("where the word stands twice, or is written otherwise, it opens as far down as the click was", () => {
  expect(offsetIn(text, { ...click, words: " words.", offset: 2 })).toBe(text.indexOf("\n\nLast"));
  expect(offsetIn(text, { ...click, words: "&amp;", share: 0 })).toBe("# Title".length);
});

it("without a click it opens at the end", () => {
  expect(offsetIn(text, { ...click, share: 1 })).toBe(text.length);
});
