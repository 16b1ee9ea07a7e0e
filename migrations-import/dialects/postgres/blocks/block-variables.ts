import type { Node } from "../grammar/node";
import { parseExpression } from "../grammar/parse-statements";
import { castValue, systemTypeName } from "./cast-value";
import { evaluate, type Value, type Variables } from "./evaluate";
import { find, listOf, queryOf, type Tree, visitTree } from "./plpgsql-tree";

/** The variables of a block, and what is known of each while its statements are followed. */
export class BlockVariables {
  readonly #values = new Map<string, Value>();
  readonly #types = new Map<string, string>();
  readonly #names: readonly (string | undefined)[];

  /**
   * Takes the declarations of a parsed block or function, whom to ask what is not of constants, and what is known of the function's
   * parameters; one whose name is declared twice is never known.
   */
  constructor(
    parsed: unknown,
    ask: NonNullable<Variables["ask"]>,
    parameters: ReadonlyMap<string, Value | undefined> = new Map(),
  ) {
    this.known = { get: (name) => this.#values.get(name), has: (name) => this.#values.has(name), ask };
    const datums = listOf(find(parsed, "PLpgSQL_function")?.datums).map(
      (each) => Object.values(each as Tree)[0] as Tree,
    );
    this.#names = datums.map(({ refname }) => (typeof refname === "string" ? refname : undefined));
    for (const datum of datums) {
      const name = String(datum.refname);
      this.#types.set(name, systemTypeName(String(find(datum.datatype, "PLpgSQL_type")?.typname ?? "")));
      if (parameters.has(name)) this.set(name, parameters.get(name));
      else this.#declare(name, datum);
    }
    const counters = new Set<unknown>();
    visitTree(parsed, (key, inner) => {
      if (key === "PLpgSQL_stmt_fori") counters.add(find(inner.var, "PLpgSQL_var")?.refname);
    });
    const isTwice = (name: string) => this.#names.indexOf(name) !== this.#names.lastIndexOf(name);
    for (const name of this.#names) if (name && isTwice(name) && !counters.has(name)) this.#ambiguous.add(name);
    for (const name of this.#ambiguous) this.#values.delete(name);
  }

  readonly #ambiguous = new Set<string>();

  /** What is known, to evaluate expressions with. */
  readonly known: Variables;

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: Value | undefined): void {
    const taken = value === undefined ? undefined : castValue(this.#types.get(name) ?? "", value);
    if (taken === undefined || this.#ambiguous.has(name)) this.#values.delete(name);
    else this.#values.set(name, taken);
  }

  /** The name of a variable by its number. */
  nameOf(number: unknown): string | undefined {
    return this.#names[Number(number)];
  }

  /** The names that a statement's INTO, or a loop, puts values in. */
  targetsOf({ target }: Tree): readonly string[] {
    const row = listOf(find(target, "PLpgSQL_row")?.fields).flatMap(
      (field) => this.nameOf((field as Tree).varno) ?? [],
    );
    const record = find(target, "PLpgSQL_rec")?.refname ?? find(target, "PLpgSQL_var")?.refname;
    return typeof record === "string" ? [record] : row;
  }

  evaluate(expression: string): Value | undefined {
    return this.evaluateNode(parseExpression(expression));
  }

  evaluateNode(node: Node | null): Value | undefined {
    return evaluate(node, this.known);
  }

  /** Whatever a part of the block may have assigned is not known any more. */
  forget(part: Tree): void {
    const visit = (key: string, { varno, target, var: loop }: Tree): void => {
      if (key.startsWith("PLpgSQL_stmt_") && varno !== undefined) this.set(this.nameOf(varno) ?? "", undefined);
      for (const name of [...this.targetsOf({ target }), ...this.targetsOf({ target: loop })])
        this.set(name, undefined);
    };
    visit("PLpgSQL_stmt_", part);
    visitTree(part, visit);
    this.set("found", undefined);
  }

  #declare(name: string, { default_val }: Tree): void {
    const value = default_val === undefined ? null : this.evaluate(queryOf(default_val));
    this.set(name, name === "found" ? false : value);
  }
}
