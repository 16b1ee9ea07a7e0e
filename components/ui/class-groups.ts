const any = () => true;
/** Not one side's: "border-b" stands beside "border-t". */
const isWholeBorder = (value: string) => !/^[xytrbl](-|$)/u.test(value);
const sides = ["", "x", "y", "t", "r", "b", "l"] as const;
const sizes = ["xs", "sm", "base", "lg", "xl", "2xl"];

/** "p", "px", "py", … each a group of its own, taking any value. */
function box(name: string) {
  return Object.fromEntries(sides.map((side) => [`${name}${side}`, [{ [`${name}${side}`]: [any] }]]));
}

function prefixed(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, [{ [name]: [any] }]]));
}

function outdone(name: string) {
  const beside = (ends: string) => [...ends].map((end) => `${name}${end}`);
  return { [name]: beside("xytrbl"), [`${name}x`]: beside("rl"), [`${name}y`]: beside("tb") };
}

/**
 * The properties whose classes replace one another. Only the utilities we use, in place of tailwind-merge's own list,
 * which is larger than everything else a page loads for its looks.
 */
export const classGroups = {
  ...box("p"),
  ...box("m"),
  ...prefixed("size", "w", "h", "min-w", "min-h", "max-w", "max-h", "z", "opacity", "cursor", "leading", "tracking"),
  ...prefixed("top", "right", "bottom", "left", "inset", "inset-x", "inset-y", "gap", "gap-x", "gap-y", "bg", "fill"),
  ...prefixed("items", "justify", "self", "grid-cols", "col-span", "rounded", "shadow", "translate-x", "translate-y"),
  ...prefixed("whitespace", "overflow-x", "overflow-y", "decoration", "duration", "animate", "outline-offset"),
  display: ["block", "inline-block", "inline", "flex", "inline-flex", "grid", "inline-grid", "contents", "hidden"],
  position: ["static", "fixed", "absolute", "relative", "sticky"],
  overflow: [{ overflow: ["auto", "hidden", "visible", "clip", "scroll"] }],
  "flex-direction": [{ flex: ["row", "col", "row-reverse", "col-reverse"] }],
  "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
  "flex-basis": [{ flex: ["1", "auto", "none", "initial"] }],
  "font-family": [{ font: ["sans", "mono"] }],
  "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
  "font-style": ["italic", "not-italic"],
  "text-size": [{ text: sizes }],
  "text-align": [{ text: ["left", "center", "right", "start", "end"] }],
  "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
  "text-color": [{ text: [any] }],
  "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
  "border-width": [{ border: ["", "0", "2", "4"] }],
  "border-color": [{ border: [isWholeBorder] }],
  align: [{ align: [any] }],
};

/** Shorthands undo what came before for their parts. */
export const conflictingClassGroups = {
  ...outdone("p"),
  ...outdone("m"),
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["left", "right"],
  "inset-y": ["top", "bottom"],
  overflow: ["overflow-x", "overflow-y"],
  "text-size": ["leading"],
};
