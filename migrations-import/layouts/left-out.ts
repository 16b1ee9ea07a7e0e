import type { Diagnostic } from "../model/diagnostic";
import { fileDiagnostic } from "./file-diagnostic";
import { count, isSql, leftOutBecause } from "./file-names";
import { type FileTree, fileNameOf, joinPath, pathsByFolder } from "./file-tree";
import type { LayoutReading } from "./layout";

const namedEach = 20;
const together = 4;
/** Files that only tell which tool is at work. */
const signs = new Set(["go.mod", "Cargo.toml", "diesel.toml", "flyway.conf", "flyway.toml", "atlas.sum"]);

/**
 * Says which files were left out: `.sql` files with their reason (one by one, or together where many lie in one folder
 * outside), and how many others. Files the layout knows (a journal, a lock) are not mentioned. Paths are relative to the
 * migrations folder where they lie in it.
 */
export function leftOutDiagnostics(tree: FileTree, root: string, reading: LayoutReading): Diagnostic[] {
  const taken = new Set(reading.entries.map((entry) => joinPath(root, entry.path)));
  const left = tree.files.map((file) => file.path).filter((path) => !taken.has(path) && !isKnown(path, root, reading));
  const named = scriptsLeftOut(left.filter(isSql), root, reading);
  const rest = named.length - namedEach;
  const others = left.filter((path) => !isSql(path) && !signs.has(fileNameOf(path)));
  return [
    ...named.slice(0, namedEach),
    ...(rest > 0 ? [ignored("", `${count(rest, "more file")} or folders left out for such reasons.`)] : []),
    ...(others.length > 0
      ? [ignored("", `${count(others.length, "file")} without SQL left out: ${sample(others)}.`)]
      : []),
  ];
}

function scriptsLeftOut(scripts: readonly string[], root: string, reading: LayoutReading): Diagnostic[] {
  return [...pathsByFolder(scripts)].flatMap(([folder, paths]) => {
    const isOutside = root !== "" && folder !== root && !folder.startsWith(`${root}/`);
    if (!isOutside || paths.length < together) {
      return paths.map((path) => ignored(insidePath(path, root), reasonFor(path, root, reading)));
    }
    const where = folder === "" ? "the top folder" : folder;
    return [ignored(folder, `${paths.length} .sql files of ${where} left out: they lie outside ${root}.`)];
  });
}

function isKnown(path: string, root: string, reading: LayoutReading): boolean {
  const inside = insidePath(path, root);
  return (root === "" || inside !== path) && reading.belongs(inside);
}

function insidePath(path: string, root: string): string {
  return root !== "" && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function reasonFor(path: string, root: string, { whyLeftOut }: LayoutReading): string {
  const isInside = root === "" || path.startsWith(`${root}/`);
  const because = leftOutBecause(path) ?? (isInside ? whyLeftOut?.(insidePath(path, root)) : null) ?? null;
  if (because !== null) return `Left out: ${because}.`;
  return isInside ? "Left out: its name does not fit the layout." : `Left out: it lies outside ${root}.`;
}

function ignored(path: string, message: string): Diagnostic {
  return fileDiagnostic("info", "FILE_IGNORED", path, message, null);
}

function sample(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown}, …` : shown;
}
