import { type ClassValue, clsx } from "clsx";
import { classGroup, undoneWith } from "./class-groups";

const MOST_REMEMBERED = 500;
const remembered = new Map<string, string>();

/** Joins class names; of two that set the same property, the later wins. */
export function cn(...classes: ClassValue[]): string {
  const given = clsx(classes);
  let joined = remembered.get(given);
  if (joined === undefined) {
    joined = withoutReplaced(given.split(/\s+/u)).join(" ");
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(given, joined);
  }
  return joined;
}

function withoutReplaced(classes: readonly string[]): readonly string[] {
  const set = new Set<string>();
  const isLeft = (each: string) => {
    const { variants, name } = partsOf(each);
    const group = classGroup(name);
    if (group === null) return true;
    if (set.has(variants + group)) return false;
    for (const undone of [group, ...(undoneWith[group] ?? [])]) set.add(variants + undone);
    return true;
  };
  return classes.toReversed().filter(isLeft).toReversed();
}

/** "hover:-mt-2!" is "mt-2" for "hover:!": what is important replaces only what is. A colon in brackets ends no variant. */
function partsOf(given: string): { variants: string; name: string } {
  const last = /(?:[^:[(]|\[[^\]]*\]|\([^)]*\))*$/u.exec(given)?.[0] ?? "";
  const variants = given.slice(0, given.length - last.length);
  const name = last.replace(/^!|!$/u, "");
  return { variants: name === last ? variants : `${variants}!`, name: name.replace(/^-/u, "") };
}
