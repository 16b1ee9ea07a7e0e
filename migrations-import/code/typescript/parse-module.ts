import type { Expression, Node, Program, Statement } from "oxc-parser";
import type { CodePlace } from "../../model/code";
import { createLineIndex } from "../../text/line-index";
import { isNestedDeeper } from "./nesting";

/** Where a name that a module exports or imports comes from. `*` stands for the whole module. */
export type Origin = { readonly specifier: string; readonly name: string };

/** What a name of a module stands for: an expression, a part of one (destructured), or a declaration of another kind. */
export type Declaration =
  | { readonly kind: "expression"; readonly node: Expression; readonly property: string | null; readonly at: Node }
  | { readonly kind: "statement"; readonly node: Statement };

/** A file of TypeScript, taken apart: what it declares, imports and exports at its top level. */
export type Module = {
  readonly path: string;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly imports: ReadonlyMap<string, Origin>;
  /** By exported name: a name of this module, or one of another. */
  readonly exports: ReadonlyMap<string, string | Origin>;
  readonly defaultExport: Expression | null;
  /** Modules everything of which is exported. */
  readonly stars: readonly string[];
  place(node: { readonly start: number; readonly end: number }): CodePlace;
};

/** Why a file could not be parsed, with the place as far as there is one. */
export type Unparsed = { readonly reason: string; readonly line: number | null; readonly column: number | null };

/** The deepest nesting the parser is given; it would overflow its stack at a few thousand. */
const MOST_NESTED = 800;

type Parser = typeof import("oxc-parser");

/** The parser; loaded only where there is TypeScript to read. Rejects where there is none for this platform. */
export function loadParser(): Promise<Parser> {
  return import("oxc-parser");
}

/** Parses a file of TypeScript or JavaScript. A file with a syntax error is not read further. */
export function parseModule(parser: Parser, path: string, text: string): Module | Unparsed {
  if (isNestedDeeper(text, MOST_NESTED))
    return { reason: `it is nested more than ${MOST_NESTED} levels deep`, line: null, column: null };
  const parsed = parser.parseSync(path, text, { lang: /\.[cm]?js$/.test(path) ? "js" : "ts", sourceType: "module" });
  const lines = createLineIndex(text);
  const [error] = parsed.errors;
  if (error !== undefined && parsed.program.body.length === 0) {
    const offset = error.labels[0]?.start;
    return { reason: error.message, ...(offset === undefined ? { line: null, column: null } : lines.at(offset)) };
  }
  return takeApart(path, parsed.program, lines);
}

function takeApart(path: string, program: Program, lines: ReturnType<typeof createLineIndex>): Module {
  const parts = {
    declarations: new Map<string, Declaration>(),
    imports: new Map<string, Origin>(),
    exports: new Map<string, string | Origin>(),
    stars: [] as string[],
    defaultExport: null as Expression | null,
  };
  for (const statement of program.body) takeStatement(statement, parts);
  return {
    path,
    ...parts,
    place: ({ start, end }) => ({ path, line: lines.at(start).line, endLine: lines.at(Math.max(start, end - 1)).line }),
  };
}

type Parts = {
  readonly declarations: Map<string, Declaration>;
  readonly imports: Map<string, Origin>;
  readonly exports: Map<string, string | Origin>;
  readonly stars: string[];
  defaultExport: Expression | null;
};

function takeStatement(statement: Statement | Program["body"][number], parts: Parts): void {
  switch (statement.type) {
    case "ImportDeclaration":
      for (const each of statement.specifiers) {
        const name =
          each.type === "ImportSpecifier"
            ? nameOf(each.imported)
            : each.type === "ImportDefaultSpecifier"
              ? "default"
              : "*";
        parts.imports.set(each.local.name, { specifier: statement.source.value, name });
      }
      return;
    case "ExportAllDeclaration":
      if (statement.exported === null) parts.stars.push(statement.source.value);
      else parts.exports.set(nameOf(statement.exported), { specifier: statement.source.value, name: "*" });
      return;
    case "ExportNamedDeclaration":
      takeExport(statement, parts);
      return;
    case "ExportDefaultDeclaration":
      parts.defaultExport = statement.declaration as Expression;
      return;
    default:
      declare(statement as Statement, parts.declarations);
  }
}

function takeExport(statement: Extract<Statement, { type: "ExportNamedDeclaration" }>, parts: Parts): void {
  const { declaration, source } = statement;
  if (declaration !== null) {
    for (const name of declare(declaration as Statement, parts.declarations, statement)) parts.exports.set(name, name);
  }
  for (const { local, exported } of statement.specifiers) {
    const name = nameOf(local);
    parts.exports.set(nameOf(exported), source === null ? name : { specifier: source.value, name });
  }
}

/** Writes down what a statement declares, and gives the names. `at` is what a place in it is told by. */
export function declare(statement: Statement, into: Map<string, Declaration>, at: Node = statement): string[] {
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.flatMap(({ id, init, ...node }) => {
      if (init === null) return [];
      const place = statement.declarations.length === 1 ? at : ({ ...node, id, init } as Node);
      const names =
        id.type === "Identifier"
          ? [[id.name, null] as const]
          : id.type === "ObjectPattern"
            ? id.properties.flatMap((each) => destructured(each))
            : [];
      for (const [name, property] of names) into.set(name, { kind: "expression", node: init, property, at: place });
      return names.map(([name]) => name);
    });
  }
  if (statement.type === "FunctionDeclaration" || statement.type === "TSEnumDeclaration") {
    if (statement.id === null) return [];
    into.set(statement.id.name, { kind: "statement", node: statement });
    return [statement.id.name];
  }
  return [];
}

function destructured(each: Extract<Node, { type: "Property" | "RestElement" }>): (readonly [string, string])[] {
  if (each.type !== "Property" || each.key.type !== "Identifier" || each.value.type !== "Identifier") return [];
  return [[each.value.name, each.key.name]];
}

function nameOf(name: { readonly type: string; readonly name?: string; readonly value?: string }): string {
  return name.name ?? name.value ?? "";
}
