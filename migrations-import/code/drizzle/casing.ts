/** How the names of columns that have none of their own follow from their keys: as they are, or in one case. */
export type Casing = "none" | "snake_case" | "camelCase";

export const casings: readonly Casing[] = ["none", "snake_case", "camelCase"];

/** The name in the database of a column whose key is `key`. */
export function nameFor(key: string, casing: Casing): string {
  if (casing === "none") return key;
  const words = (key.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\d]+|\d+/gu) ?? [key]).map((word) => word.toLowerCase());
  if (casing === "snake_case") return words.join("_");
  return words.map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join("");
}
