import { contentsOf, itemsOf, type Node, stringOf, stringsOf, unwrap } from "../grammar/node";

/**
 * Options in parentheses as `name=value`, as the system tables keep them (`reloptions`, `fdwoptions`). Those of the table behind
 * for long values are kept there.
 */
export function printOptions(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    const { defnamespace, defname = "", arg } = unwrap(node, "DefElem") ?? {};
    if (defnamespace === "toast") return [];
    const name = defnamespace === undefined ? defname : `${defnamespace}.${defname}`;
    return [`${name}=${arg === undefined ? "true" : valueText(arg)}`];
  });
}

/** The value of an option as text. */
export function valueText(node: Node | undefined): string {
  const integer = unwrap(node, "Integer");
  if (integer) return String(integer.ival ?? 0);
  const truth = unwrap(node, "Boolean");
  if (truth) return String(truth.boolval ?? false);
  const type = unwrap(node, "TypeName");
  if (type) return stringsOf(type.names).join(".");
  const constant = unwrap(node, "A_Const");
  if (constant) return constant.sval?.sval ?? constant.fval?.fval ?? String(constant.ival?.ival ?? 0);
  return unwrap(node, "Float")?.fval ?? (stringOf(node) || stringsOf(itemsOf(node)).join("."));
}

/** Options after ADD, SET and DROP: what is named is replaced, what is dropped is gone, the rest stays. */
export function mergeOptions(before: readonly string[], nodes: readonly Node[] | undefined): readonly string[] {
  const options = new Map(before.map((each) => [each.slice(0, each.indexOf("=")), each]));
  for (const node of nodes ?? []) {
    const { defname = "", defaction } = unwrap(node, "DefElem") ?? {};
    if (defaction === "DEFELEM_DROP") options.delete(defname);
    else for (const printed of printOptions([node])) options.set(defname, printed);
  }
  return [...options.values()];
}

/** Options without some of them. */
export function withoutOptions(before: readonly string[], nodes: readonly Node[] | undefined): readonly string[] {
  const own = contentsOf(nodes, "DefElem").filter((each) => !each.defnamespace);
  const dropped = new Set(own.map((each) => each.defname ?? ""));
  return before.filter((each) => !dropped.has(each.slice(0, each.indexOf("="))));
}
