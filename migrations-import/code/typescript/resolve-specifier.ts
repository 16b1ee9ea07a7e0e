import { compareCodeUnits } from "../../text/natural-order";

const extensions = ["", ".ts", ".mts", ".cts", ".js", ".mjs", "/index.ts", "/index.mts", "/index.js"];

/** Files by path; only the paths matter here. */
type Files = { has(path: string): boolean; keys(): Iterable<string> };

/**
 * The file an import names, or null where it is not among the files. A relative import is followed; of one by a package or an
 * alias (`@/db/schema`, `@acme/db/schema`) the file whose path ends like it is taken, if there is only one, or one is nearest.
 */
export function resolveSpecifier(files: Files, from: string, specifier: string): string | null {
  if (specifier.startsWith("node:")) return null;
  if (specifier.startsWith(".")) return fileAt(files, normalise(`${folderOf(from)}/${specifier}`));
  const segments = specifier.split("/");
  const rest = segments.slice(segments[0]?.startsWith("@") && segments[0].length > 1 ? 2 : 1);
  if (rest.length === 0) return null;
  return nearest(
    from,
    endingLike(files, rest.join("/")).filter((path) => path !== from),
  );
}

/** `a/./b/../c` without its dots; `..` above the top stays at the top. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** The folder of a path; empty at the top. */
export function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function fileAt(files: Files, path: string): string | null {
  // A compiled name in an import (`./users.js`) stands for the source beside it.
  const bare = path.replace(/\.[cm]?js$/, "");
  for (const base of new Set([path, bare])) {
    const found = extensions.map((each) => `${base}${each}`).find((each) => each !== "" && files.has(each));
    if (found !== undefined) return found;
  }
  return null;
}

function endingLike(files: Files, ending: string): string[] {
  const wanted = extensions.map((each) => `${ending.replace(/\.[cm]?js$/, "")}${each}`);
  return [...files.keys()].filter((path) => wanted.some((each) => path === each || path.endsWith(`/${each}`)));
}

function nearest(from: string, found: readonly string[]): string | null {
  const ranked = found
    .map((path) => ({ path, shared: sharedFolders(from, path) }))
    .sort((a, b) => b.shared - a.shared || compareCodeUnits(a.path, b.path));
  const [best, next] = ranked;
  return best === undefined || (next !== undefined && next.shared === best.shared) ? null : best.path;
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  const differs = left.findIndex((part, index) => part !== right[index]);
  return differs === -1 ? left.length : differs;
}
