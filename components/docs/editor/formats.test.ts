import { describe, expect, it } from "vitest";
import { insertLink, toggleMark } from "./format-inline";
import { cycleHeading, toggleList, toggleTaskList } from "./format-lines";
import { formats, keysShown, keysSpoken } from "./formats";
import { insertCodeBlock, insertMermaid, insertTable } from "./insert-block";
import { resultOf } from "./testing/written";

describe("a mark", () => {
  const bold = toggleMark("**");
  const italic = toggleMark("*");
  it.each([
    ["is put around what is selected", "a ‹row› b", "a **‹row›** b"],
    ["is put around the word at the cursor", "a ro¦w b", "a **ro¦w** b"],
    ["is put where the cursor is between words, to be written into", "a ¦ b", "a **¦** b"],
    ["is taken away where it stands around the selection", "a **‹row›** b", "a ‹row› b"],
    ["is taken away where it is selected with the words", "a ‹**row**› b", "a ‹row› b"],
  ])("%s", (_, text, expected) => expect(resultOf(bold, text)).toBe(expected));

  it("of italics leaves the bold around it alone", () => {
    expect(resultOf(italic, "**‹row›**")).toBe("***‹row›***");
    expect(resultOf(italic, "***‹row›***")).toBe("**‹row›**");
  });
});

it.each([
  ["words, whose address is to be typed", "see ‹the plan›", "see [the plan](‹https://›)"],
  ["an address, whose words are to be typed", "see ‹https://a.example/b›", "see [‹link›](https://a.example/b)"],
  ["nothing, whose words are to be typed", "see ¦", "see [‹link›](https://)"],
])("a link is made of %s", (_, text, expected) => expect(resultOf(insertLink, text)).toBe(expected));

it.each([
  ["lines become items", toggleList, "‹one\ntwo›", "- ‹one\n- two›"],
  ["an empty line becomes an item to be written", toggleList, "¦", "- ¦"],
  ["items become lines", toggleList, "‹- one\n- two›", "‹one\ntwo›"],
  ["blank lines between are left out", toggleList, "‹one\n\ntwo›", "- ‹one\n\n- two›"],
  ["items become tasks", toggleTaskList, "- o¦ne", "- [ ] o¦ne"],
  ["tasks become items", toggleList, "- [x] o¦ne", "- o¦ne"],
  ["tasks become lines", toggleTaskList, "  - [x] o¦ne", "  o¦ne"],
  ["a line becomes a heading", cycleHeading, "o¦ne", "## o¦ne"],
  ["a heading becomes a lower one", cycleHeading, "## o¦ne", "### o¦ne"],
  ["the lowest becomes a line", cycleHeading, "### o¦ne", "o¦ne"],
])("%s", (_, command, text, expected) => expect(resultOf(command, text)).toBe(expected));

it.each([
  [
    "a table stands below, apart from what is written",
    insertTable,
    "one¦\ntwo",
    "one\n\n| ‹Name› | Meaning |\n| --- | --- |\n|  |  |\n\ntwo",
  ],
  ["a table takes the place of an empty line", insertTable, "¦", "| ‹Name› | Meaning |\n| --- | --- |\n|  |  |"],
  ["code is made of the selected lines", insertCodeBlock, "one\n\nse‹lect 1›;", "one\n\n```sql\n‹select 1;›\n```"],
  ["code is empty where nothing is", insertCodeBlock, "one\n\n¦", "one\n\n```sql\n¦\n```"],
  ["a diagram stands below", insertMermaid, "o¦ne", "one\n\n```mermaid\nflowchart LR\n  ‹source --> target›\n```"],
])("%s", (_, command, text, expected) => expect(resultOf(command, text)).toBe(expected));

it("every format has a key of its own, shown and spoken", () => {
  expect(new Set(formats.map(({ keys }) => keys)).size).toBe(formats.length);
  expect(keysShown("Mod-Shift-8", true)).toBe("⌘⇧8");
  expect(keysShown("Mod-b", false)).toBe("Ctrl B");
  expect(keysSpoken("Mod-Shift-8", false)).toBe("Control+Shift+8");
  expect(keysSpoken("Mod-b", true)).toBe("Meta+B");
});
