import { compareCodeUnits } from "../text/natural-order";
import { count } from "./file-names";
import { type FileTree, fileNameOf } from "./file-tree";
import { hasNear } from "./flat-files";
import type { Layout, LayoutEntry, LayoutMatch } from "./layout";
import { lonelyDowns, upFolderNames, upFolders } from "./up-folders";

/**
 * Diesel: a folder per migration, `<version>_name`, with an `up.sql` and perhaps a `down.sql`. The version is what stands in
 * front of the first underscore, without its dashes; versions are ordered as text.
 */
export const diesel: Layout = {
  name: "diesel",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    return [...upFolders(tree)].map(([root, folders]) => matchOf(tree, root, folders));
  },
  read(folder) {
    const entries = upFolderNames(folder).map(entryOf);
    return {
      entries: entries.sort((a, b) => compareCodeUnits(a.version, b.version) || compareCodeUnits(a.path, b.path)),
      belongs: (path) => /^[^/]+\/(down\.sql|metadata\.toml)$/.test(path),
      diagnostics: lonelyDowns(folder),
    };
  },
};

function entryOf(name: string): LayoutEntry {
  const [first = name, ...rest] = name.split("_");
  return { path: `${name}/up.sql`, version: first.replaceAll("-", ""), name: rest.join("_") || name };
}

function matchOf(tree: FileTree, root: string, folders: readonly string[]): LayoutMatch {
  const isNamed = folders.some((folder) => /^(\d{4}-\d{2}-\d{2}-\d{4,}|0{14}_diesel)/.test(fileNameOf(folder)));
  const isPlaced = hasNear(tree, root, ["diesel.toml"]);
  const scripts = `${count(folders.length, "folder")} with an up.sql`;
  return {
    root,
    certainty: isPlaced ? "place" : isNamed ? "naming" : "possible",
    migrations: folders.length,
    because: isPlaced ? `it has ${scripts} beside a diesel.toml` : `it has ${scripts}, dated as Diesel does`,
    provider: null,
  };
}
