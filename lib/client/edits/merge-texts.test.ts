import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedText, mergeTexts } from "./merge-texts";

const base = "One row is one order. It is never deleted.\n\n- paid: the money is there\n- open: it is not\n";

test("changes in different lines are both there", () => {
  const mine = base.replace("open: it is not", "open: it is not, yet");
  const theirs = base.replace("One row is one order.", "One row is one order of bread.");
  expect(mergedText(mergeTexts(base, mine, theirs))).toBe(
    "One row is one order of bread. It is never deleted.\n\n- paid: the money is there\n- open: it is not, yet\n",
  );
});

test("changes in sentences with one between them are both there", () => {
  const three = "One. Two. Three.";
  expect(mergedText(mergeTexts(three, "First. Two. Three.", "One. Two. Third."))).toBe("First. Two. Third.");
});

test("changes of one sentence in two ways are a conflict of that sentence alone", () => {
  const mine = base.replace("One row is one order.", "One row is one order of cake.");
  const theirs = base.replace("One row is one order.", "One row is one order of bread.");
  const pieces = mergeTexts(base, mine, theirs);
  expect(mergedText(pieces)).toBeNull();
  expect(pieces.filter(({ kind }) => kind === "conflict")).toEqual([
    {
      kind: "conflict",
      base: "One row is one order. ",
      mine: "One row is one order of cake. ",
      theirs: "One row is one order of bread. ",
    },
  ]);
});

test("the same change made by both is no conflict", () => {
  const both = base.replace("never deleted", "kept for ten years");
  expect(mergedText(mergeTexts(base, both, both))).toBe(both);
});

test("two first texts of an empty field are a conflict", () => {
  expect(mergeTexts("", "Mine.", "Theirs.")).toEqual([
    { kind: "conflict", base: "", mine: "Mine.", theirs: "Theirs." },
  ]);
});

const text = fc.array(fc.constantFrom("One. ", "Two. ", "Three!\n", "\n", "- four\n", "five", " ", "é？\r"), {
  maxLength: 12,
});

test("what only one changed is taken as it is, to the letter", () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const [before, after] = [from.join(""), to.join("")];
      expect(mergedText(mergeTexts(before, after, before))).toBe(after);
      expect(mergedText(mergeTexts(before, before, after))).toBe(after);
    }),
  );
});

test("a megabyte that differs everywhere is one conflict, at once", () => {
  const long = (word: string) => Array.from({ length: 40_000 }, (_, line) => `${word} ${line}\n`).join("");
  const pieces = mergeTexts(long("was"), long("mine"), long("theirs"));
  expect(pieces.map(({ kind }) => kind)).toEqual(["conflict"]);
});
