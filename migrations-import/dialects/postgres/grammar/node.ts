import type { Node } from "libpg-query";

export type { Node } from "libpg-query";

type KeysOf<T> = T extends unknown ? keyof T : never;

/** The name of a kind of node in PostgreSQL's parse tree: `CreateStmt`, `ColumnRef`, … */
export type NodeTag = KeysOf<Node>;

/** The contents of a node of one kind. */
export type NodeOf<T extends NodeTag> = Extract<Node, { readonly [K in T]: unknown }>[T];

/** The contents of a node where it is of the kind asked for. */
export function unwrap<T extends NodeTag>(node: Node | undefined, tag: T): NodeOf<T> | undefined {
  return node && tag in node ? (node as unknown as Readonly<Record<T, NodeOf<T>>>)[tag] : undefined;
}

/** The contents of those nodes that are of the kind asked for. */
export function contentsOf<T extends NodeTag>(nodes: readonly Node[] | undefined, tag: T): NodeOf<T>[] {
  const found: NodeOf<T>[] = [];
  for (const node of nodes ?? []) {
    const contents = unwrap(node, tag);
    if (contents) found.push(contents);
  }
  return found;
}

/** The kind of a node. */
export function tagOf(node: Node): NodeTag {
  return Object.keys(node)[0] as NodeTag;
}

/** The text of a String node; empty for anything else. */
export function stringOf(node: Node | undefined): string {
  return unwrap(node, "String")?.sval ?? "";
}

/** The texts of a list of String nodes, such as a qualified name. */
export function stringsOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).map(stringOf);
}

/** The items of a List node; none for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return unwrap(node, "List")?.items ?? [];
}

/** Whether an expression is `*`, or `table.*`. */
export function isStar(node: Node | undefined): boolean {
  return (unwrap(node, "ColumnRef")?.fields ?? []).some((field) => "A_Star" in field);
}

/** Whether a value is `table.*` or `(row).*`, which stands for as many values as there are fields. */
export function isStarValue(node: Node): boolean {
  return isStar(node) || "A_Star" in (unwrap(node, "A_Indirection")?.indirection?.at(-1) ?? {});
}

/** Calls `visit` for every node inside `value`, outer before inner; where it gives false, what is inside is left out. */
export function walk(value: unknown, visit: (node: Node, tag: NodeTag) => boolean | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const record = value as { readonly [key: string]: unknown };
  for (const key in record) {
    const inner = record[key];
    if (typeof inner !== "object" || inner === null) continue;
    const isNode = key.charCodeAt(0) < 91;
    if (isNode && visit(value as Node, key as NodeTag) === false) continue;
    walk(inner, visit);
  }
}

/** The parts of a name, however a statement holds it. */
export function pathOf(object: Node | undefined): readonly string[] {
  const type = unwrap(object, "TypeName");
  if (type) return stringsOf(type.names);
  const withArguments = unwrap(object, "ObjectWithArgs");
  if (withArguments) return stringsOf(withArguments.objname);
  const single = stringOf(object);
  return single === "" ? stringsOf(itemsOf(object)) : [single];
}

/** The parts of a name that is given as a text: folded where they are not in quotes. */
export function pathInText(name: string): readonly string[] {
  return [...name.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([part, quoted]) =>
    quoted === undefined ? part.toLowerCase() : quoted.replaceAll('""', '"'),
  );
}
