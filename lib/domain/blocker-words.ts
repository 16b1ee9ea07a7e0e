import { countOf } from "./report";

/** How many blockers are open, as the beginning of a sentence: `1 blocker is open`. */
export function blockersAreOpen(count: number): string {
  return `${countOf(count, "blocker")} ${count === 1 ? "is" : "are"} open`;
}
