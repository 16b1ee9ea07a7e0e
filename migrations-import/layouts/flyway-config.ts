import type { FileTree } from "./file-tree";
import { fileNameOf } from "./file-tree";

/** What Flyway itself fills in. */
const builtIn: readonly (readonly [string, string])[] = [
  ["flyway:defaultSchema", "public"],
  ["flyway:database", "postgres"],
  ["flyway:user", "postgres"],
  ["flyway:table", "flyway_schema_history"],
  ["flyway:timestamp", "1970-01-01 00:00:00"],
  ["flyway:environment", "default"],
];

/**
 * The values of placeholders: those of Flyway, and those that a flyway.conf, flyway.toml or application.properties among
 * the files gives. Names do not depend on case.
 */
export function placeholderValues(tree: FileTree): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const set = (name: string, value: string) => values.set(name, value).set(name.toLowerCase(), value);
  for (const [name, value] of builtIn) set(name, value);
  for (const { path } of tree.files) {
    if (!isFlywayConfig(path)) continue;
    for (const [name, value] of readConfig(tree.text(path) ?? "")) set(name, value);
  }
  return values;
}

/** Whether a file can say how Flyway is to run. */
export function isFlywayConfig(path: string): boolean {
  return /^(flyway\.(conf|toml|user\.toml)|application(-[\w-]+)?\.properties)$/.test(fileNameOf(path));
}

function readConfig(text: string): [string, string][] {
  let section = "";
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? section;
    const [, key, value] = /^\s*"?([\w.-]+)"?\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) return [];
    const name = /(?:^|\.)flyway\.placeholders\.(.+)$/.exec(section === "" ? key : `${section}.${key}`)?.[1];
    return name === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, "$2")]];
  });
}
