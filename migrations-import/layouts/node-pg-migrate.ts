import { compareNatural } from "../text/natural-order";
import { codeDiagnostics, isCode } from "./code-migrations";
import { count, isHalf } from "./file-names";
import type { FileTree } from "./file-tree";
import { flatEntries, foldersOf, mostHave, type NameReader } from "./flat-files";
import { lonelyHalves } from "./halves";
import type { Layout, LayoutMatch } from "./layout";
import { type Markers, upPartOf } from "./up-part";

const languages = ["js", "ts", "cjs", "mjs", "cts", "mts"] as const;

const markers: Markers = {
  up: /^[ \t]*--[ \t-]*up[ \t]+migration/gim,
  down: /^[ \t]*--[ \t-]*down[ \t]+migration/gim,
  write: "-- Up Migration",
};

const readName: NameReader = (stem) => {
  const match = /^(\d+)[_-](.*)$/s.exec(stem);
  return match ? { version: match[1] ?? "", name: match[2] || stem } : null;
};

/**
 * node-pg-migrate with SQL: flat files `<time>_name.sql` with `-- Up Migration` and `-- Down Migration` parts, or pairs
 * `.up.sql` and `.down.sql`; by number, where 17 digits are a date and 13 the milliseconds since 1970. A file without a
 * marker is applied whole.
 */
export const nodePgMigrate: Layout = {
  name: "node-pg-migrate",
  dialects: ["postgres"],
  find(tree) {
    return [...foldersOf(tree, readName)].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    const entries = flatEntries(folder, readName);
    return {
      entries: entries.sort((a, b) => timeOf(a.version) - timeOf(b.version) || compareNatural(a.path, b.path)),
      upPart: (_, text) => ({ ...upPartOf(text, markers), ...(hasMarker(text) ? {} : { problems: [] }) }),
      belongs: (path) => isCode(path, languages) || isHalf(path),
      diagnostics: [...codeDiagnostics(folder, languages), ...lonelyHalves(folder)],
    };
  },
};

function hasMarker(text: string): boolean {
  return new RegExp(markers.up.source, "im").test(text);
}

function timeOf(version: string): number {
  if (version.length !== 17) return Number(version);
  const [year, month, day, hour, minute, second, ms] = [4, 6, 8, 10, 12, 14, 17].map((end, index) =>
    Number(version.slice([0, 4, 6, 8, 10, 12, 14][index], end)),
  );
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
}

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const isMarked = mostHave(tree, paths, new RegExp(markers.up.source, "im"));
  const isTimed = paths.every((path) => /(^|\/)(\d{13}|\d{17})[_-]/.test(path));
  const named = `${count(paths.length, "file")} named ${isTimed ? "<milliseconds>_name.sql" : "by number"}`;
  return {
    root,
    certainty: isMarked ? "marker" : isTimed ? "naming" : "possible",
    migrations: paths.length,
    because: `it has ${named}${isMarked ? ` with ${markers.write}` : ""}`,
    provider: null,
  };
}
