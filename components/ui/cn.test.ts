import { expect, test } from "vitest";
import { cn } from "./cn";

test.each([
  ["px-3 py-1 px-2", "py-1 px-2"],
  ["px-2 p-4", "p-4"],
  ["p-4 px-2", "p-4 px-2"],
  ["size-8 h-6", "size-8 h-6"],
  ["h-6 w-6 size-8", "size-8"],
  ["text-sm text-muted-foreground text-xs", "text-muted-foreground text-xs"],
  ["text-bad text-good text-left text-right", "text-good text-right"],
  ["border border-input border-dashed border-bad", "border border-dashed border-bad"],
  ["flex inline-flex hidden", "hidden"],
  ["flex flex-col flex-wrap flex-1 flex-row", "flex flex-wrap flex-1 flex-row"],
  ["font-mono font-medium font-semibold", "font-mono font-semibold"],
  ["bg-card hover:bg-accent bg-muted", "hover:bg-accent bg-muted"],
  ["md:px-6 px-4 md:px-0", "px-4 md:px-0"],
  ["-my-1 my-2", "my-2"],
  ["max-w-xl max-w-[calc(100vw-2rem)]", "max-w-[calc(100vw-2rem)]"],
  ["bg-primary/90 bg-primary-soft", "bg-primary-soft"],
  ["items-center items-start", "items-start"],
  ["not-a-utility border-b border-t", "not-a-utility border-b border-t"],
  ["border-b-0! border-b", "border-b-0! border-b"],
  ["p-2! p-4 p-3!", "p-4 p-3!"],
  ["has-[:not(:focus):hover]:flex has-[:not(:focus):hover]:hidden", "has-[:not(:focus):hover]:hidden"],
  ["[&_svg:not([class*='size-'])]:size-4 size-3", "[&_svg:not([class*='size-'])]:size-4 size-3"],
  ["[stroke-width:1.75] [stroke-width:2]", "[stroke-width:1.75] [stroke-width:2]"],
])("of %j there remains %j", (given, left) => {
  expect(cn(given)).toBe(left);
});

test("what is false is left out", () => {
  expect(cn("a", false, undefined, null, ["b", { c: true, d: false }])).toBe("a b c");
});
