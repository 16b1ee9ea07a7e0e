import { compareCodeUnits } from "../text/natural-order";
import { count, leftOutBecause } from "./file-names";
import { type FileTree, fileNameOf } from "./file-tree";
import { flatEntries, foldersOf, mostHave, type NameReader } from "./flat-files";
import type { Layout, LayoutMatch } from "./layout";
import { type Markers, upPartOf } from "./up-part";

const markers: Markers = {
  up: /^--\s*migrate:up(?:[ \t\r]*$|[ \t]+\S)/gm,
  down: /^--\s*migrate:down(?:[ \t\r]*$|[ \t]+\S)/gm,
  write: "-- migrate:up",
  alternate: true,
};

const readName: NameReader = (stem) => {
  const match = /^(\d+)_?(.*)$/s.exec(stem);
  return match ? { version: match[1] ?? "", name: match[2] || stem } : null;
};

/**
 * dbmate: flat files that begin with digits, in the order of their names, each with `-- migrate:up` and `-- migrate:down`
 * parts, which may alternate. Options behind the marker (`transaction:false`) do not change what a file means.
 */
export const dbmate: Layout = {
  name: "dbmate",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    return [...foldersOf(tree, readName)].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    const entries = flatEntries(folder, readName).sort((a, b) => compareCodeUnits(a.path, b.path));
    // dbmate writes a dump of the result beside its migrations.
    const belongs = (path: string) => fileNameOf(path) === "schema.sql" && leftOutBecause(path) === null;
    return { entries, upPart: (_, text) => upPartOf(text, markers), belongs, diagnostics: [] };
  },
};

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const isMarked = mostHave(tree, paths, new RegExp(markers.up.source, "m"));
  const because = `it has ${count(paths.length, "numbered file")}${isMarked ? ` with ${markers.write}` : ""}`;
  return { root, certainty: isMarked ? "marker" : "possible", migrations: paths.length, because, provider: null };
}
