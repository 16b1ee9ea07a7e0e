import { compareCodeUnits } from "../text/natural-order";
import { fileDiagnostic } from "./file-diagnostic";
import { count } from "./file-names";
import { type FileTree, folderOf, joinPath, pathsByFolder } from "./file-tree";
import { readNumbered } from "./flat-files";
import type { LayoutMatch, LayoutReading } from "./layout";

const script = "migration.sql";
const snapshot = "snapshot.json";

/** The folders of a tree whose sub-folders are migrations as newer versions of Drizzle Kit keep them. */
export function drizzleFolderMatches(tree: FileTree): LayoutMatch[] {
  const scripts = tree.files.map((file) => file.path).filter((path) => path.endsWith(`/${script}`));
  return [...pathsByFolder(scripts.map(folderOf))].map(([root, folders]) => matchOf(tree, root, folders));
}

/** Reads such a folder. A migration's folder without a `migration.sql` is an error. */
export function readDrizzleFolders(folder: FileTree): LayoutReading {
  const paths = folder.files.map((file) => file.path).filter((path) => path.split("/").length === 2);
  const names = paths.filter((path) => path.endsWith(`/${script}`)).map(folderOf);
  const lonely = paths.filter((path) => path.endsWith(`/${snapshot}`) && !names.includes(folderOf(path)));
  return {
    entries: names
      .sort(compareCodeUnits)
      .map((name) => ({ path: `${name}/${script}`, ...(readNumbered(name) ?? { version: name, name }) })),
    belongs: (path) => path.endsWith(`/${snapshot}`),
    diagnostics: lonely.map((path) =>
      fileDiagnostic(
        "error",
        "MISSING_FILE",
        path,
        `There is no ${folderOf(path)}/${script} beside this snapshot.`,
        "Restore the file from version control. Without it the migration is missing from the catalog.",
      ),
    ),
  };
}

function matchOf(tree: FileTree, root: string, folders: readonly string[]): LayoutMatch {
  const texts = folders.map((folder) => tree.text(joinPath(folder, snapshot)));
  const marked = texts.find((text) => text !== null) ?? null;
  const scripts = `${count(folders.length, "folder")} with a ${script}`;
  return {
    root,
    certainty: marked === null ? "possible" : "marker",
    migrations: folders.length,
    because: marked === null ? `it has ${scripts}` : `it has ${scripts} and a ${snapshot}`,
    provider: /"dialect"\s*:\s*"([^"]+)"/.exec(marked ?? "")?.[1] ?? null,
  };
}
