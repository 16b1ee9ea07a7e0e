import type { CodePlace } from "../../model/code";
import type { DialectName } from "../../model/source";
import { compareCodeUnits } from "../../text/natural-order";
import type { DeclaredEnum, DeclaredSchema } from "../declared";
import type { Module } from "../typescript/parse-module";
import { createProgram, type Program } from "../typescript/program";
import { folderOf } from "../typescript/resolve-specifier";
import { thingOf, type Value } from "../typescript/value";
import { type Casing, casings } from "./casing";
import { declareTable, type FoundTable } from "./declare-table";
import { drizzleLibrary } from "./library";
import { readConfigs } from "./read-config";

type Found = { readonly tables: readonly FoundTable[]; readonly enums: readonly DeclaredEnum[] };

/**
 * The Drizzle schemas that modules declare for one dialect: one for each configuration whose files are there, and one for
 * each group of other files that import each other or lie together. A schema whose casing is not known comes once for each
 * casing, to be told apart by what the migrations create.
 */
export function readDrizzle(
  modules: ReadonlyMap<string, Module>,
  dialect: DialectName,
): readonly (readonly DeclaredSchema[])[] {
  const program = createProgram(modules, drizzleLibrary(dialect));
  const defaultSchema = dialect === "postgres" ? "public" : "main";
  const found = new Map<string, Found>();
  for (const module of modules.values()) {
    const own = findIn(program, module, defaultSchema);
    if (own.tables.length + own.enums.length > 0) found.set(module.path, own);
  }
  const configs = readConfigs(program, dialect);
  // Several configurations of one schema (one for each place it is deployed to) are one.
  const configured = distinct(configs).map(({ schema, casing }) => ({
    files: reachable(program, schema),
    casing,
    isNamed: true,
  }));
  const named = new Set(configured.flatMap(({ files }) => files));
  const rest = [...found.keys()].filter((path) => !named.has(path));
  const groups = groupFiles(program, rest).map((files) => ({ files, casing: null, isNamed: false }));
  return [...configured, ...groups].flatMap(({ files, casing, isNamed }) => {
    const parts = files.flatMap((path) => found.get(path) ?? []);
    if (parts.length === 0) return [];
    const own = files.filter((path) => found.has(path)).sort(compareCodeUnits);
    return [
      (casing === null ? casings : [casing]).map((each) => stated(program, parts, own, each, isNamed, defaultSchema)),
    ];
  });
}

function stated(
  program: Program,
  parts: readonly Found[],
  files: readonly string[],
  casing: Casing,
  isNamed: boolean,
  defaultSchema: string,
): DeclaredSchema {
  const tables = parts.flatMap((each) => each.tables).filter(({ table }) => !table.isExisting);
  return {
    language: "drizzle",
    files,
    tables: tables.flatMap((each) => program.within(() => declareTable(each, { casing, defaultSchema })) ?? []),
    enums: parts.flatMap((each) => each.enums),
    isNamed,
    hasForeignKeys: true,
  };
}

/** The tables and enums a module declares itself, also in a record at its top. */
function findIn(program: Program, module: Module, defaultSchema: string): Found {
  const tables: FoundTable[] = [];
  const enums: DeclaredEnum[] = [];
  const take = (value: Value, key: string, place: CodePlace) => {
    const what = thingOf(value);
    if (what?.kind === "table") tables.push({ table: what, key, place });
    if (what?.kind !== "enum" || what.name === null) return;
    const schema = what.schema ?? defaultSchema;
    enums.push({ language: "drizzle", schema, name: what.name, key, values: what.values, place });
  };
  for (const [name, declaration] of module.declarations) {
    if (declaration.kind !== "expression" || declaration.property !== null) continue;
    const value = program.nameIn(module.path, name);
    if (isReference(declaration.node)) continue;
    take(value, name, module.place(declaration.at));
    if (value.kind !== "record" || declaration.node.type !== "ObjectExpression") continue;
    for (const [key, entry] of value.entries) {
      if (entry.place.path === module.path && entry.place.endLine > entry.place.line)
        take(entry.value, `${name}.${key}`, entry.place);
    }
  }
  return { tables, enums };
}

/** Another name for what is declared elsewhere. */
function isReference(node: { readonly type: string }): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression";
}

function distinct<T extends { readonly schema: readonly string[] }>(configs: readonly T[]): readonly T[] {
  return [...new Map(configs.map((each) => [each.schema.join("\0"), each])).values()];
}

/** Some files and all that they import, as far as it is there. */
function reachable(program: Program, from: readonly string[]): readonly string[] {
  const found = new Set(from);
  for (const path of found) for (const next of importsOf(program, path)) found.add(next);
  return [...found];
}

function importsOf(program: Program, path: string): readonly string[] {
  const module = program.modules.get(path);
  if (module === undefined) return [];
  const origins = [...module.imports.values(), ...module.exports.values()];
  const specifiers = origins.flatMap((each) => (typeof each === "string" ? [] : [each.specifier]));
  return [...new Set([...specifiers, ...module.stars])].flatMap((each) => program.resolve(path, each) ?? []);
}

/** Files in groups: those that import each other, through whatever lies between, and those of one folder. */
function groupFiles(program: Program, files: readonly string[]): readonly (readonly string[])[] {
  const groups: { readonly files: Set<string>; readonly touches: Set<string> }[] = [];
  for (const path of [...files].sort(compareCodeUnits)) {
    const touches = new Set([...reachable(program, [path]), `${folderOf(path)}/`]);
    const own = { files: new Set([path]), touches };
    for (const other of groups.filter((each) => [...each.touches].some((one) => touches.has(one)))) {
      for (const each of other.files) own.files.add(each);
      for (const each of other.touches) own.touches.add(each);
      groups.splice(groups.indexOf(other), 1);
    }
    groups.push(own);
  }
  return groups.map((each) => [...each.files]);
}
