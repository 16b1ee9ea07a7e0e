import { compareCodeUnits } from "../../text/natural-order";
import type { Program } from "../typescript/program";
import { folderOf } from "../typescript/resolve-specifier";
import { thingOf } from "../typescript/value";
import type { Thing } from "./thing";

/** Some files and all that they import, as far as it is there. */
export function reachable(program: Program, from: readonly string[]): readonly string[] {
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

/** The files behind what they export, also what they only pass on: of the files it is given, Drizzle Kit takes no more. */
export function exportedBy(program: Program, paths: readonly string[]): ReadonlySet<Thing> {
  const values = paths.flatMap((path) => exportedNames(program, path).map((name) => program.exportOf(path, name)));
  return new Set(values.flatMap((each) => thingOf(each) ?? []));
}

function exportedNames(program: Program, path: string): readonly string[] {
  const passing = new Set([path]);
  const names = new Set<string>();
  for (const each of passing) {
    const { exports, stars } = program.modules.get(each) ?? { exports: new Map<string, never>(), stars: [] };
    for (const name of exports.keys()) names.add(name);
    for (const specifier of stars) {
      const target = program.resolve(each, specifier);
      if (target !== null) passing.add(target);
    }
  }
  return [...names];
}

/** Files in groups: those that import each other, through whatever lies between, and those of one folder. */
export function groupFiles(program: Program, files: readonly string[]): readonly (readonly string[])[] {
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
