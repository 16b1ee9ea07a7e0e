const sides = [..."xytrbl"];

/** Groups that are words. */
const words: Readonly<Record<string, string>> = {
  display: "block inline-block inline flex inline-flex grid inline-grid contents hidden",
  position: "static fixed absolute relative sticky",
  overflow: "overflow-auto overflow-hidden overflow-visible overflow-clip overflow-scroll",
  "flex-direction": "flex-row flex-col flex-row-reverse flex-col-reverse",
  "flex-wrap": "flex-wrap flex-nowrap",
  "flex-basis": "flex-1 flex-auto flex-none flex-initial",
  "font-family": "font-sans font-mono",
  "font-weight": "font-normal font-medium font-semibold font-bold",
  "font-style": "italic not-italic",
  "text-size": "text-xs text-sm text-base text-lg text-xl text-2xl",
  "text-align": "text-left text-center text-right text-start text-end",
  "text-wrap": "text-wrap text-nowrap text-balance text-pretty",
  "border-style": "border-solid border-dashed border-dotted border-none",
  "border-width": "border border-0 border-2 border-4",
};
const groupOfWord = new Map(
  Object.entries(words).flatMap(([group, all]) => all.split(" ").map((word) => [word, group] as const)),
);

/** Groups that are a name and any value after it. What is left of "text-" and "border-" are their colours. */
const names = new Set([
  ...["p", "m"].flatMap((name) => [name, ...sides.map((side) => name + side)]),
  ..."size w h min-w min-h max-w max-h z opacity cursor leading tracking top right bottom left inset".split(" "),
  ..."inset-x inset-y gap gap-x gap-y bg fill items justify self grid-cols col-span rounded shadow".split(" "),
  ..."translate-x translate-y whitespace overflow-x overflow-y decoration duration animate outline-offset".split(" "),
  ..."text border align".split(" "),
]);

/**
 * The property a class sets, of those whose classes replace one another: only the utilities we use. `name` is a class without
 * variants and marks. Null for one that replaces nothing, such as one side's border.
 */
export function classGroup(name: string): string | null {
  const word = groupOfWord.get(name);
  if (word) return word;
  if (/^border-[xytrbl](-|$)/u.test(name)) return null;
  let [start = ""] = name.split("[");
  while (start.includes("-")) {
    start = start.slice(0, start.lastIndexOf("-"));
    if (names.has(start)) return start;
  }
  return null;
}

const parts = (name: string) => ({
  [name]: sides.map((side) => name + side),
  [`${name}x`]: [`${name}r`, `${name}l`],
  [`${name}y`]: [`${name}t`, `${name}b`],
});

/** What a property undoes besides itself: a shorthand undoes its parts. */
export const undoneWith: Readonly<Record<string, readonly string[]>> = {
  ...parts("p"),
  ...parts("m"),
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["left", "right"],
  "inset-y": ["top", "bottom"],
  overflow: ["overflow-x", "overflow-y"],
  "text-size": ["leading"],
};
