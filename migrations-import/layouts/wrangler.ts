import { compareNatural } from "../text/natural-order";
import { count, isHalf, isSql, leftOutBecause, splitVersion, stemOf } from "./file-names";
import { type FileTree, fileNameOf, folderOf, joinPath, pathsByFolder } from "./file-tree";
import type { Layout, LayoutMatch } from "./layout";

const configName = /^wrangler(\.[\w-]+)*\.(toml|jsonc?)$/;

/**
 * Cloudflare D1 applied by wrangler: flat files `<number>_name.sql` without a journal, applied by number. The folder is
 * `migrations`, or what `migrations_dir` in wrangler's configuration says.
 */
export const wrangler: Layout = {
  name: "wrangler",
  dialects: ["sqlite"],
  find(tree) {
    const configured = configuredFolders(tree);
    const folders = pathsByFolder(tree.files.map((file) => file.path).filter(isMigration));
    return [...folders].map(([root, paths]) => matchOf(root, paths, configured));
  },
  read(folder) {
    const paths = folder.files.map((file) => file.path).filter((path) => folderOf(path) === "" && isMigration(path));
    const entries = paths.sort(compareNatural).map((path) => {
      const stem = stemOf(path);
      return { path, ...(splitVersion(stem) ?? { version: stem, name: stem }) };
    });
    return { entries, belongs: () => false, diagnostics: [] };
  },
};

function isMigration(path: string): boolean {
  return isSql(path) && /^\d/.test(fileNameOf(path)) && !isHalf(path) && leftOutBecause(path) === null;
}

function matchOf(root: string, paths: readonly string[], configured: ReadonlySet<string>): LayoutMatch {
  const place = configured.has(root);
  const numbered = paths.every((path) => /^\d{4}_/.test(fileNameOf(path)));
  const files = `${count(paths.length, "numbered file")} and no journal`;
  return {
    root,
    certainty: place ? "place" : numbered ? "naming" : "possible",
    migrations: paths.length,
    because: place ? `wrangler's configuration names it and it has ${files}` : `it has ${files}`,
    provider: place ? "sqlite" : null,
  };
}

function configuredFolders(tree: FileTree): ReadonlySet<string> {
  const configs = tree.files.map((file) => file.path).filter((path) => configName.test(fileNameOf(path)));
  return new Set(configs.flatMap((path) => foldersIn(folderOf(path), tree.text(path) ?? "")));
}

function foldersIn(base: string, config: string): string[] {
  const named = [...config.matchAll(/"?migrations_dir"?\s*[:=]\s*["']([^"']+)["']/g)].map((match) => match[1] ?? "");
  const folders = named.length > 0 ? named : /d1_databases/.test(config) ? ["migrations"] : [];
  return folders.map((folder) => resolved(joinPath(base, folder)));
}

/** A path without `.`, `..` and empty segments. */
function resolved(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
