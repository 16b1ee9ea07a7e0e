import { compareCodeUnits } from "../text/natural-order";
import { count, splitVersion } from "./file-names";
import { type FileTree, folderOf, joinPath, pathsByFolder } from "./file-tree";
import type { Layout, LayoutMatch } from "./layout";

const lock = "migration_lock.toml";

/**
 * Prisma Migrate: a folder per migration with a `migration.sql`, applied in the order of the folders' names, and a
 * `migration_lock.toml` beside them that names the provider.
 */
export const prisma: Layout = {
  name: "prisma",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    const scripts = tree.files.map((file) => file.path).filter((path) => /^[^/]+\/migration\.sql$/.test(lastTwo(path)));
    const roots = pathsByFolder(scripts.map(folderOf));
    return [...roots]
      .filter(([, folders]) => !folders.some((folder) => tree.has(joinPath(folder, "snapshot.json"))))
      .map(([root, folders]) => matchOf(tree, root, folders));
  },
  read(folder) {
    const scripts = folder.files.map((file) => file.path).filter((path) => /^[^/]+\/migration\.sql$/.test(path));
    const entries = scripts.map((path) => ({ path, ...versionOf(folderOf(path)) }));
    return {
      entries: entries.sort((a, b) => compareCodeUnits(folderOf(a.path), folderOf(b.path))),
      hasWholeNames: true,
      belongs: (path) => path === lock,
      diagnostics: [],
    };
  },
};

function matchOf(tree: FileTree, root: string, folders: readonly string[]): LayoutMatch {
  const lockText = tree.text(joinPath(root, lock));
  const dated = folders.filter((folder) => /(^|\/)\d+[^/]*$/.test(folder)).length;
  const scripts = `${count(folders.length, "folder")} with a migration.sql`;
  return {
    root,
    certainty: lockText !== null ? "marker" : dated > 0 ? "naming" : "possible",
    migrations: folders.length,
    because: lockText !== null ? `it has a ${lock} and ${scripts}` : `it has ${scripts}`,
    provider: /^\s*provider\s*=\s*"([^"]+)"/m.exec(lockText ?? "")?.[1] ?? null,
  };
}

function lastTwo(path: string): string {
  return path.split("/").slice(-2).join("/");
}

function versionOf(folder: string): { version: string; name: string } {
  return splitVersion(folder) ?? { version: folder, name: folder };
}
