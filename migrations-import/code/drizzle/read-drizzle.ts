import type { DialectName } from "../../model/source";
import { compareCodeUnits } from "../../text/natural-order";
import type { DeclaredSchema } from "../declared";
import type { Module } from "../typescript/parse-module";
import { createProgram, type Program } from "../typescript/program";
import { type Casing, casings } from "./casing";
import { declareRelation, declareTable } from "./declare-table";
import { type Found, findIn } from "./find-declarations";
import { groupFiles, reachable } from "./group-files";
import { drizzleLibrary } from "./library";
import { type DrizzleConfig, readConfigs } from "./read-config";
import type { RelationThing } from "./thing";

/** Files that are one schema, and how its names are cased; null where that is not known. */
type Group = { readonly files: readonly string[]; readonly casing: Casing | null; readonly isNamed: boolean };

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
  const relations: RelationThing[] = [];
  for (const module of modules.values()) {
    const own = findIn(program, module, defaultSchema);
    if (own.tables.length + own.enums.length > 0) found.set(module.path, own);
    // Relations often lie outside of what a configuration names.
    relations.push(...own.relations);
  }
  return groupsOf(program, readConfigs(program, dialect), found).flatMap((group) => {
    const files = group.files.filter((path) => found.has(path)).sort(compareCodeUnits);
    const parts = files.flatMap((path) => found.get(path) ?? []);
    if (parts.length === 0) return [];
    const namings = group.casing === null ? casings : [group.casing];
    const tablesAndEnums = (casing: Casing) => state(program, parts, relations, { casing, defaultSchema });
    return [namings.map((casing) => ({ ...tablesAndEnums(casing), files, isNamed: group.isNamed }))];
  });
}

function groupsOf(
  program: Program,
  configs: readonly DrizzleConfig[],
  found: ReadonlyMap<string, Found>,
): readonly Group[] {
  // Several configurations of one schema (one for each place it is deployed to) are one.
  const distinct = [...new Map(configs.map((each) => [each.schema.join("\0"), each])).values()];
  const configured = distinct.map(
    ({ schema, casing }): Group => ({ files: reachable(program, schema), casing, isNamed: true }),
  );
  const named = new Set(configured.flatMap(({ files }) => files));
  const rest = [...found.keys()].filter((path) => !named.has(path));
  return [...configured, ...groupFiles(program, rest).map((files) => ({ files, casing: null, isNamed: false }))];
}

function state(
  program: Program,
  parts: readonly Found[],
  relations: readonly RelationThing[],
  naming: { readonly casing: Casing; readonly defaultSchema: string },
): Omit<DeclaredSchema, "files" | "isNamed"> {
  const tables = parts.flatMap((each) => each.tables).filter(({ table }) => !table.isExisting);
  return {
    language: "drizzle",
    tables: tables.flatMap((each) => program.within(() => declareTable(each, naming)) ?? []),
    enums: parts.flatMap((each) => each.enums),
    relations: relations.flatMap((each) => declareRelation(each, naming) ?? []),
    hasForeignKeys: true,
  };
}
