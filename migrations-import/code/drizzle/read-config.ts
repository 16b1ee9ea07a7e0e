import type { DialectName } from "../../model/source";
import { compareCodeUnits } from "../../text/natural-order";
import type { Program } from "../typescript/program";
import { folderOf, normalise } from "../typescript/resolve-specifier";
import { property, textOf, type Value } from "../typescript/value";
import type { Casing } from "./casing";

/** What a `drizzle.config.ts` says: which files are the schema, and how names are cased (null where it cannot be read). */
export type DrizzleConfig = {
  readonly path: string;
  readonly schema: readonly string[];
  readonly casing: Casing | null;
};

const dialects: Readonly<Record<string, DialectName>> = {
  postgresql: "postgres",
  pg: "postgres",
  cockroachdb: "postgres",
  sqlite: "sqlite",
  turso: "sqlite",
  d1: "sqlite",
  "better-sqlite": "sqlite",
  libsql: "sqlite",
};

/** The configurations of Drizzle Kit for one dialect whose schema is among the files. */
export function readConfigs(program: Program, dialect: DialectName): readonly DrizzleConfig[] {
  const paths = [...program.modules.keys()]
    .filter((path) => /config[^/]*\.[cm]?[jt]s$/.test(path))
    .sort(compareCodeUnits);
  return paths.flatMap((path) => {
    const config = program.exportOf(path, "default");
    const own = textOf(property(config, "dialect")) ?? textOf(property(config, "driver"));
    if (config.kind !== "record" || own === null || dialects[own] !== dialect) return [];
    const schema = namedFiles(program, path, property(config, "schema"));
    return schema.length === 0 ? [] : [{ path, schema, casing: casingOf(config) }];
  });
}

function casingOf(config: Value): Casing | null {
  const casing = property(config, "casing");
  if (casing === undefined) return "none";
  const text = textOf(casing);
  return text === "snake_case" || text === "camelCase" ? text : null;
}

/** Paths in a configuration are relative to where Drizzle Kit is run: its folder, or one above it. */
function namedFiles(program: Program, config: string, schema: Value | undefined): readonly string[] {
  const items = schema?.kind === "list" ? schema.items : schema === undefined ? [] : [schema];
  const patterns = items.flatMap((each) => textOf(each) ?? []);
  for (let folder = folderOf(config); ; folder = folderOf(folder)) {
    const tests = patterns.map((pattern) => matcherOf(normalise(`${folder}/${pattern}`)));
    const found = [...program.modules.keys()].filter((path) => tests.some((test) => test.test(path)));
    if (found.length > 0 || folder === "") return found.sort(compareCodeUnits);
  }
}

/** A file, a folder, or a pattern with `*`, `**` and `{a,b}`, as a regular expression over whole paths. */
function matcherOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/?|\*|\{[^{}]*\}|[.+?^$()|[\]\\]/g, (part) => {
    if (part.startsWith("**")) return "(?:.*/)?";
    if (part === "*") return "[^/]*";
    if (!part.startsWith("{")) return `\\${part}`;
    const choices = part.slice(1, -1).split(",");
    return `(?:${choices.map((each) => each.replace(/[.+?^$()|[\]\\]/g, "\\$&")).join("|")})`;
  });
  return new RegExp(`^${source}(?:/.*|(?:\\.[cm]?[jt]s))?$`);
}
