import { type Node, unwrap } from "../grammar/node";
import { quoteLiteral, quoteName } from "../printing/quote";
import { valueText } from "./print-options";

/** Storage parameters of an index as `pg_get_indexdef` prints them, after SET, which puts them last, or RESET of some: `fillfactor='70'`. */
export function printParameters(nodes: readonly Node[] | undefined, before = "", isReset = false): string {
  const parameters = new Map(
    before === "" ? [] : before.split(", ").map((each) => [each.slice(0, each.indexOf("=")), each]),
  );
  for (const node of nodes ?? []) {
    const { defname = "", arg } = unwrap(node, "DefElem") ?? {};
    parameters.delete(defname);
    if (!isReset) parameters.set(defname, `${defname}=${spell(arg === undefined ? "true" : valueText(arg))}`);
  }
  return [...parameters.values()].join(", ");
}

/** `flatten_reloptions`: what could be a name stands as it is. */
function spell(value: string): string {
  return quoteName(value) === value ? value : quoteLiteral(value);
}
