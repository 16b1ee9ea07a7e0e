import type { DialectName } from "../../model/source";
import { compareCodeUnits } from "../../text/natural-order";
import type { DeclaredSchema } from "../declared";
import type { Module } from "../typescript/parse-module";
import { createProgram, type Program } from "../typescript/program";
import { type Casing, casings } from "./casing";
import { declareRelation, declareTable } from "./declare-table";
import { type Found, findIn } from "./find-declarations";
import { exportedBy, groupFiles, reachable } from "./group-files";
import { drizzleLibrary } from "./library";
import { type DrizzleConfig, readConfigs } from "./read-config";
import type { RelationThing, Thing } from "./thing";

/** Files that are one schema. */
type Group = {
  readonly files: readonly string[];
  /** What a configuration takes of them; null where none names them. */
  readonly taken: ReadonlySet<Thing> | null;
  /** How its names are cased; null where that is not known. */
  readonly casing: Casing | null;
};

/**
 * The Drizzle schemas that modules declare for one dialect: one for each configuration whose files are there, and one for
 * each group of other files that import each other or lie together. A schema comes in each way it may be meant, to be told
 * apart by what the migrations create: in each casing where that is not known; where a configuration names its files, first
 * what they export, then all that lies behind them.
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
    const all = group.files.filter((path) => found.has(path)).sort(compareCodeUnits);
    const readings = [...(group.taken === null ? [] : [takenOf(found, group.taken)]), found].flatMap((declared) => {
      const files = all.filter((path) => declared.has(path));
      const parts = files.flatMap((path) => declared.get(path) ?? []);
      if (parts.length === 0) return [];
      const isNamed = group.taken !== null;
      const tablesAndEnums = (casing: Casing) => state(program, parts, relations, { casing, defaultSchema });
      const namings = group.casing === null ? casings : [group.casing];
      return namings.map((casing) => ({ ...tablesAndEnums(casing), files, isNamed }));
    });
    return readings.length === 0 ? [] : [readings];
  });
}

/** Of what was found, what is taken. */
function takenOf(found: ReadonlyMap<string, Found>, taken: ReadonlySet<Thing>): ReadonlyMap<string, Found> {
  const left = new Map<string, Found>();
  for (const [path, { relations, ...all }] of found) {
    const tables = all.tables.filter((each) => taken.has(each.table));
    const enums = all.enums.filter((each) => taken.has(each.enum));
    if (tables.length + enums.length > 0) left.set(path, { tables, enums, relations });
  }
  return left;
}

function groupsOf(
  program: Program,
  configs: readonly DrizzleConfig[],
  found: ReadonlyMap<string, Found>,
): readonly Group[] {
  // Several configurations of one schema (one for each place it is deployed to) are one.
  const distinct = [...new Map(configs.map((each) => [each.schema.join("\0"), each])).values()];
  const configured = distinct.map(
    ({ schema, casing }): Group => ({ files: reachable(program, schema), taken: exportedBy(program, schema), casing }),
  );
  const named = new Set(configured.flatMap(({ files }) => files));
  const rest = [...found.keys()].filter((path) => !named.has(path));
  return [...configured, ...groupFiles(program, rest).map((files) => ({ files, taken: null, casing: null }))];
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
    enums: parts.flatMap((each) => each.enums).map((each) => each.declared),
    relations: relations.flatMap((each) => declareRelation(each, naming) ?? []),
    hasForeignKeys: true,
  };
}
