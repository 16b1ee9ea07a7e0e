/** What the parser of PL/pgSQL gives: its own tree, untyped. */
export type Tree = { readonly [key: string]: unknown };

/** One statement of PL/pgSQL: its kind and its contents. */
export type Step = { readonly kind: string; readonly body: Tree };

/** What to do when a block fails for one of the named conditions. */
export type Handler = { readonly names: readonly string[]; readonly steps: readonly Step[] };

/** The exception handlers of a block, in order. */
export function handlersIn(block: Tree | undefined): readonly Handler[] {
  return listOf(find(block?.exceptions, "PLpgSQL_exception_block")?.exc_list).map((each) => {
    const exception = find(each, "PLpgSQL_exception");
    const names = listOf(exception?.conditions).map((condition) => find(condition, "PLpgSQL_condition")?.condname);
    return { names: names.map((name) => String(name).toLowerCase()), steps: stepsOf(exception?.action) };
  });
}

/** The statements of a list. */
export function stepsOf(value: unknown): readonly Step[] {
  return listOf(value).flatMap((each) => {
    const [entry] = Object.entries(each as Tree);
    return entry ? [{ kind: entry[0], body: entry[1] as Tree }] : [];
  });
}

/** A list, empty where there is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The SQL of an expression. */
export function queryOf(value: unknown): string {
  const query = find(value, "PLpgSQL_expr")?.query;
  return typeof query === "string" ? query : "";
}

/** The first object under a key, searched in depth. */
export function find(value: unknown, key: string): Tree | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (key in value) return (value as Tree)[key] as Tree;
  for (const inner of Object.values(value)) {
    const found = find(inner, key);
    if (found) return found;
  }
  return undefined;
}

/** Calls `visit` for every object of a tree with the key it is under. */
export function visitTree(value: unknown, visit: (key: string, inner: Tree) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "object" || inner === null) continue;
    if (!Array.isArray(inner)) visit(key, inner as Tree);
    visitTree(inner, visit);
  }
}

/** Whether a part of the tree holds more than data: DDL, or SQL built at run time. */
export function mayChangeSchema(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mayChangeSchema);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => {
    if (key === "PLpgSQL_stmt_dynexecute") return true;
    if (key === "query" && typeof inner === "string") return /^\s*(create|alter|drop|comment)\b/i.test(inner);
    return mayChangeSchema(inner);
  });
}
