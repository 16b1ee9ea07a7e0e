import { readFunction } from "./call-function";
import { evaluate } from "./evaluate";
import type { Declaration, Module, Origin } from "./parse-module";
import { readEnum } from "./read-enum";
import { resolveSpecifier } from "./resolve-specifier";
import { readExpression, type Scope } from "./scope";
import { member, unknown, type Value } from "./value";

/** What a library that the code imports gives; null for libraries that nothing is known of. */
export type Library = (specifier: string) => Value | null;

/** Modules that import each other, read together. Each name is evaluated once, when it is first asked for. */
export type Program = {
  readonly modules: ReadonlyMap<string, Module>;
  /** What a name at the top of a module stands for. */
  nameIn(path: string, name: string): Value;
  /** What a module exports under a name. */
  exportOf(path: string, name: string): Value;
  /** Reads what was put off until all names are known: the extras of a table, the target of a reference. */
  within<T>(read: () => T): T;
  /** The file an import names; null where it is not among the files. */
  resolve(from: string, specifier: string): string | null;
};

/** The most expressions read for one name, and for all: what loops, or grows without end, ends here as unknown. */
const MOST_STEPS_A_NAME = 100_000;
const MOST_STEPS = 5_000_000;
const MOST_DEPTH = 150;

/** Puts modules together. Nothing is evaluated before it is asked for. */
export function createProgram(modules: ReadonlyMap<string, Module>, library: Library): Program {
  const known = new Map<string, Value>();
  const underWay = new Set<string>();
  const exporting = new Set<string>();
  const resolved = new Map<string, string | null>();
  const budget = { steps: 0, depth: MOST_DEPTH };
  let left = MOST_STEPS;

  const resolve = (from: string, specifier: string): string | null => {
    const id = `${from}\0${specifier}`;
    let path = resolved.get(id);
    if (path === undefined) {
      path = resolveSpecifier(modules, from, specifier);
      resolved.set(id, path);
    }
    return path;
  };
  const within = <T>(read: () => T): T => {
    const before = budget.steps;
    const given = Math.min(MOST_STEPS_A_NAME, left);
    budget.steps = given;
    const value = read();
    left -= given - budget.steps;
    budget.steps = before;
    return value;
  };
  const once = (id: string, read: () => Value): Value => {
    const done = known.get(id);
    if (done !== undefined) return done;
    if (underWay.has(id)) return unknown;
    underWay.add(id);
    const value = within(read);
    underWay.delete(id);
    known.set(id, value);
    return value;
  };
  const fromOrigin = (path: string, { specifier, name }: Origin): Value => {
    const given = library(specifier);
    if (given !== null) return name === "*" || name === "default" ? given : member(given, name);
    const target = resolve(path, specifier);
    if (target === null) return name === "*" ? unknown : program.exportOf("", name);
    return name === "*"
      ? { kind: "namespace", get: (each) => program.exportOf(target, each) }
      : program.exportOf(target, name);
  };
  const scopeOf = (module: Module): Scope => ({
    module,
    budget,
    evaluate,
    lookup: (name) => program.nameIn(module.path, name),
  });
  const program: Program = {
    modules,
    resolve,
    within,
    nameIn(path, name) {
      const module = modules.get(path);
      if (module === undefined) return unknown;
      const declaration = module.declarations.get(name);
      if (declaration !== undefined)
        return once(`${path}\0${name}`, () => readDeclaration(declaration, scopeOf(module)));
      const origin = module.imports.get(name);
      return origin === undefined ? unknown : fromOrigin(path, origin);
    },
    exportOf(path, name) {
      const module = modules.get(path);
      const id = `${path}\0${name}`;
      if (module === undefined || exporting.has(id)) return unknown;
      exporting.add(id);
      const value = exported(module, name);
      exporting.delete(id);
      return value;
    },
  };
  const exported = (module: Module, name: string): Value => {
    const direct = module.exports.get(name);
    if (typeof direct === "string") return program.nameIn(module.path, direct);
    if (direct !== undefined) return fromOrigin(module.path, direct);
    if (name === "default" && module.defaultExport !== null) {
      const node = module.defaultExport;
      return once(`${module.path}\0default`, () => evaluate(node, scopeOf(module)));
    }
    for (const specifier of module.stars) {
      const value = fromOrigin(module.path, { specifier, name });
      if (value.kind !== "unknown") return value;
    }
    return unknown;
  };
  return program;
}

function readDeclaration(declaration: Declaration, scope: Scope): Value {
  if (declaration.kind === "expression") return readExpression(declaration, scope);
  const { node } = declaration;
  if (node.type === "FunctionDeclaration") return readFunction(node, scope);
  return node.type === "TSEnumDeclaration" ? readEnum(node, scope) : unknown;
}
