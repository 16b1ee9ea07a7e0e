import type { CatalogObject } from "../model/catalog-object";
import { extraOf, textIn } from "./print-object";

/** What is said of a change that leaves every fact as it was: only what the engine keeps beside them is another. */
export function describeQuietChange(before: CatalogObject, after: CatalogObject): string {
  if (after.kind === "trigger") return "what it names has changed";
  if (extraOf(after).partial === true && extraOf(before).partial !== true)
    return "may have columns that only running the statement would tell";
  if (before.kind === "column" && after.kind === "column") {
    if (before.definition.ordinal !== after.definition.ordinal) return "moved within its table";
    const [old, name] = [before, after].map((each) => textIn(extraOf(each).notNull, "name"));
    if (old && name && old !== name) return `NOT NULL named ${old} → ${name}`;
  }
  return isTiedOtherwise(before, after) ? "what it has from a parent has changed" : "what stands behind it has changed";
}

const ties = ["inherited", "onlyInherited", "parent"];

function isTiedOtherwise(before: CatalogObject, after: CatalogObject): boolean {
  const tie = (object: CatalogObject) =>
    JSON.stringify([extraOf(object), extraOf(object).notNull ?? {}], ["0", "1", ...ties]);
  return tie(before) !== tie(after);
}
