import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { splitAtHidden } from "./hidden-characters";
import { highlightLines } from "./highlight";
import { Revealed } from "./revealed";

const show = (text: string, isProse = false) =>
  renderToStaticMarkup(createElement(() => Revealed({ isProse, children: text })));

test("an override of direction is shown where it stands and turns nothing any more", () => {
  const html = show("users\u202esresu");
  expect(html).toContain("U+202E");
  expect(html).toContain("right-to-left override");
  expect(html).not.toContain("\u202e");
});

test("characters without width are told apart by their labels", () => {
  expect(show("a\u200bb\ufeffc\u2060d")).toMatch(/a<.*U\+200B.*b<.*U\+FEFF.*c<.*U\+2060.*d$/);
});

test("ordinary text, whatever its language, is left as it is", () => {
  for (const text of ["users", "naïve\tname", "a\nb", "表", "שלום", "👍🏽"]) expect(show(text)).toBe(text);
  const prose = "می\u200cخواهم 👩\u200d💻 שלום\u200f.";
  expect(show(prose, true)).toBe(prose);
});

test("prose shows what turns its order", () => {
  expect(splitAtHidden("safe \u202eelas", true).filter((part) => part.isHidden)).toHaveLength(1);
});

test("highlighted SQL shows them too", () => {
  const [line] = highlightLines("SELECT 1 -- \u2066admin\u2069", "sql");
  expect(line).toContain("U+2066");
  expect(line).not.toContain("\u2066");
});
