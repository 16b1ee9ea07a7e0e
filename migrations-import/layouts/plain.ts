import { compareNatural } from "../text/natural-order";
import { count, isHalf, isSql, leftOutBecause, splitVersion, stemOf } from "./file-names";
import { type FileTree, fileNameOf, folderOf, joinPath, pathsByFolder } from "./file-tree";
import type { Layout, LayoutEntry, LayoutMatch } from "./layout";
import { isSplitByDatabase } from "./named-databases";
import { isInRelease, releaseFolders, versionInRelease } from "./release-folders";
import { isSetAside } from "./set-aside";
import { readSqitch, sqitchProjects } from "./sqitch";
import { goesByWholeNames, markOfTool, partOfTool } from "./tool-parts";
import { undoingScripts } from "./undoing-scripts";
import { besideUps, upFolders } from "./up-folders";

/** Written by Atlas beside the migrations it applies in the order of their names. */
const atlasSums = "atlas.sum";

/**
 * No convention: `.sql` files in the order of their names, numbers by value, sub-folders included. The digits in front of
 * the file's name (or else of its folder's) are the version; without any, the path is. Numbered folders of numbered files
 * are one history, a folder for each release; what lies beside these folders (the schema as it is today) is no part of it.
 * What tools without a layout of their own here go by is followed: Sqitch's plan, Atlas' sums, and which files or which
 * parts of them undo the others.
 */
export const plain: Layout = {
  name: "plain",
  dialects: ["postgres", "sqlite"],
  isDeep: true,
  find(tree) {
    const scripts = scriptsOf(tree);
    if (scripts.length === 0) return [];
    const folders = [
      ...sqitchProjects(tree),
      ...upFoldersIn(tree),
      ...[...releaseFolders(scripts)].map(([root, paths]) => releasesIn(root, paths)),
      ...[...pathsByFolder(scripts)].map(([root, paths]) => matchOf(tree, root, paths)),
    ];
    const whole = commonFolder(scripts);
    if (folders.some((match) => match.root === whole && folders.length === 1)) return folders;
    if (isSplitByDatabase(whole, scripts)) return folders;
    const because = `it has ${count(scripts.length, ".sql file")} in ${count(folders.length, "folder")}`;
    return [...folders, { root: whole, certainty: "possible", migrations: scripts.length, because, provider: null }];
  },
  read(folder) {
    const planned = readSqitch(folder);
    if (planned) return planned;
    const scripts = scriptsOf(folder);
    const entries = [...(releaseFolders(scripts).get("") ?? listedByAtlas(folder, scripts) ?? scripts)]
      .sort(compareNatural)
      .map(entryOf);
    const undoing = undoingScripts(candidatesIn(folder));
    const beside = besideUps(folder);
    return {
      entries,
      upPart: (_, text) => partOfTool(text),
      ...(goesByWholeNames(folder, scripts) ? { hasWholeNames: true } : {}),
      belongs: (path) => path === atlasSums,
      whyLeftOut: (path) => {
        if (undoing.has(path)) return "it undoes a migration";
        if (beside.has(path)) return "it lies beside an up.sql";
        return isSetAside(folderOf(path)) ? "its folder holds what is applied no more" : null;
      },
      diagnostics: [],
    };
  },
};

function scriptsOf(tree: FileTree): string[] {
  const candidates = candidatesIn(tree);
  const undoing = undoingScripts(candidates);
  const beside = besideUps(tree);
  const scripts = candidates.filter((path) => !undoing.has(path) && !beside.has(path));
  const current = scripts.filter((path) => !isSetAside(folderOf(path)));
  return current.length > 0 ? current : scripts;
}

function candidatesIn(tree: FileTree): string[] {
  return tree.files.map((file) => file.path).filter((path) => isSql(path) && leftOutBecause(path) === null);
}

/** Atlas looks into no sub-folders: what lies there was another tool's. */
function listedByAtlas(folder: FileTree, scripts: readonly string[]): readonly string[] | null {
  const flat = scripts.filter((path) => folderOf(path) === "");
  return folder.has(atlasSums) && flat.length > 0 ? flat : null;
}

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const numbered = paths.filter((path) => splitVersion(stemOf(path)) !== null).length;
  if (numbered === paths.length && tree.has(joinPath(root, atlasSums)) && !paths.some(isHalf)) {
    const because = `it has an ${atlasSums} and ${count(paths.length, ".sql file")} named by number`;
    return { root, certainty: "place", migrations: paths.length, because, provider: null };
  }
  const mark = markOfTool(tree, paths);
  if (mark !== null) {
    const because = `it has ${count(paths.length, ".sql file")} with ${mark}`;
    return { root, certainty: "marker", migrations: paths.length, because, provider: null };
  }
  const isNumbered = numbered * 10 >= paths.length * 9;
  return {
    root,
    certainty: isNumbered ? "naming" : "possible",
    migrations: paths.length,
    because: `it has ${count(paths.length, ".sql file")}${isNumbered ? " named by number" : ""}`,
    provider: null,
  };
}

/** Folders such as `12_name` or `12-name`, each with an `up.sql`. */
function upFoldersIn(tree: FileTree): LayoutMatch[] {
  return [...upFolders(tree)].flatMap(([root, folders]) => {
    const numbered = folders.filter((folder) => splitVersion(fileNameOf(folder)) !== null);
    if (folders.length < 2 || numbered.length < folders.length) return [];
    const because = `it has ${count(folders.length, "numbered folder")} with an up.sql`;
    return [{ root, certainty: "naming", migrations: folders.length, because, provider: null }];
  });
}

function releasesIn(root: string, paths: readonly string[]): LayoutMatch {
  const releases = new Set(paths.map(folderOf)).size;
  const because = `it has ${count(releases, "numbered folder")} with ${count(paths.length, "numbered .sql file")}`;
  return { root, certainty: "place", migrations: paths.length, because, provider: null };
}

function commonFolder(paths: readonly string[]): string {
  let common = folderOf(paths[0] ?? "").split("/");
  for (const path of paths) {
    const segments = folderOf(path).split("/");
    const differs = common.findIndex((segment, index) => segment !== segments[index]);
    if (differs !== -1) common = common.slice(0, differs);
  }
  return common.join("/");
}

function entryOf(path: string): LayoutEntry {
  const ownName = splitVersion(stemOf(path));
  if (ownName) {
    const name = ownName.name.replace(/^do\.(?=.)/, "");
    return { path, version: versionInRelease(path, ownName.version), name };
  }
  if (isInRelease(path)) return { path, version: versionInRelease(path, stemOf(path)), name: stemOf(path) };
  const folderName = splitVersion(fileNameOf(folderOf(path)));
  if (folderName) return { path, ...folderName };
  const whole = path.replace(/\.sql$/i, "");
  return { path, version: whole, name: stemOf(path) };
}
