import type { Diagnostic } from "../model/diagnostic";
import { codeDiagnostics, isCode } from "./code-migrations";
import { fileDiagnostic } from "./file-diagnostic";
import { count } from "./file-names";
import { type FileTree, fileNameOf, folderOf, pathsByFolder } from "./file-tree";
import { isFlywayConfig, placeholderValues } from "./flyway-config";
import {
  compareDescriptions,
  compareFlywayVersions,
  type FlywayName,
  plainVersion,
  readFlywayName,
} from "./flyway-names";
import type { Layout, LayoutMatch, UpPart } from "./layout";
import { fillPlaceholders } from "./placeholders";

type NamedFile = FlywayName & { readonly path: string };

const languages = ["java", "kt", "groovy", "scala"] as const;

/**
 * Flyway: `V<version>__name.sql` by version (dots or underscores between its parts, sub-folders included), then the
 * repeatable `R__name.sql` by name. Files that undo a version, and callbacks, are not part of the history. A baseline (`B`) stands for the
 * versions up to its own where those are gone. `${placeholders}` are filled in.
 */
export const flyway: Layout = {
  name: "flyway",
  dialects: ["postgres", "sqlite"],
  isDeep: true,
  find(tree) {
    const paths = tree.files.map((file) => file.path).filter((path) => isApplied(readFlywayName(path)));
    return rootsOf(paths).map((root) => matchOf(root, paths));
  },
  read(folder, whole) {
    const files = folder.files.flatMap(({ path }): NamedFile[] => {
      const name = readFlywayName(path);
      return name ? [{ path, ...name }] : [];
    });
    const { applied, diagnostics } = inOrder(withoutFalseUndo(files));
    const values = placeholderValues(whole);
    return {
      entries: applied.map(({ path, version, name }) => ({ path, version, name })),
      upPart: (path, text) => filledIn(folder, path, text, values),
      belongs: (path) =>
        readFlywayName(path) !== null || isFlywayConfig(path) || path.endsWith(".sql.conf") || isCode(path, languages),
      diagnostics: [...diagnostics, ...codeDiagnostics(folder, languages, true)],
    };
  },
};

/** refinery names migrations `U…` too, which it applies by version: those undo no `V` of theirs. */
function withoutFalseUndo(files: readonly NamedFile[]): readonly NamedFile[] {
  const done = files.filter(({ kind }) => kind === "versioned" || kind === "baseline");
  const versions = new Set(done.map(({ version }) => plainVersion(version)));
  return files.map((file) =>
    file.kind === "undo" && !versions.has(plainVersion(file.version)) ? { ...file, kind: "versioned" } : file,
  );
}

function isApplied(name: FlywayName | null): boolean {
  return name !== null && ["versioned", "baseline", "repeatable"].includes(name.kind);
}

/** Each folder with migrations, and those above that hold several such folders without a version in two of them. */
function rootsOf(paths: readonly string[]): string[] {
  const direct = [...pathsByFolder(paths).keys()];
  const above = new Set(direct.flatMap(ancestorsOf));
  const joined = [...above].filter((root) => {
    const inside = paths.filter((path) => isBelow(path, root));
    const versions = inside.map((path) => readFlywayName(path)?.version);
    return meetIn(inside.map(folderOf), root) && new Set(versions).size === versions.length;
  });
  return [...new Set([...direct, ...joined])];
}

/** Whether a folder is the deepest one that holds all of these and is none of them alone. */
function meetIn(folders: readonly string[], root: string): boolean {
  const next = (folder: string) => folder.slice(root === "" ? 0 : root.length + 1).split("/")[0];
  return new Set(folders.map(next)).size > 1;
}

function ancestorsOf(folder: string): string[] {
  const segments = folder === "" ? [] : folder.split("/");
  return segments.map((_, length) => segments.slice(0, length).join("/"));
}

function isBelow(path: string, root: string): boolean {
  return root === "" || path.startsWith(`${root}/`);
}

function matchOf(root: string, paths: readonly string[]): LayoutMatch {
  const inside = paths.filter((path) => isBelow(path, root));
  const isPlaced = /(^|\/)db\/migration$/.test(root);
  const because = `it has ${count(inside.length, "file")} named V<version>__name.sql${isPlaced ? ", in db/migration" : ""}`;
  return { root, certainty: isPlaced ? "place" : "naming", migrations: inside.length, because, provider: null };
}

function inOrder(files: readonly NamedFile[]): { applied: readonly NamedFile[]; diagnostics: readonly Diagnostic[] } {
  const versioned = files.filter((file) => file.kind === "versioned");
  const baselines = files.filter((file) => file.kind === "baseline").sort(byVersion);
  const last = baselines.at(-1);
  const isNeeded = last && !versioned.some((file) => compareFlywayVersions(file.version, last.version) <= 0);
  const history = [...versioned, ...(isNeeded ? [last] : [])].sort(byVersion);
  const repeatable = files.filter((file) => file.kind === "repeatable").sort((a, b) => compareDescriptions(a, b));
  const notApplied = [
    ...files.filter((file) => file.kind === "callback"),
    ...baselines.filter((file) => !isNeeded || file !== last),
  ];
  return { applied: [...history, ...repeatable], diagnostics: [...notApplied.map(leftOut), ...sameVersions(history)] };
}

function byVersion(a: NamedFile, b: NamedFile): number {
  return compareFlywayVersions(a.version, b.version) || (a.path < b.path ? -1 : 1);
}

function leftOut({ kind, path }: NamedFile): Diagnostic {
  const message =
    kind === "callback"
      ? "Left out: it is a callback, which runs around migrations and is none itself."
      : "Left out: the versions this baseline stands for are here themselves.";
  return fileDiagnostic("info", "FILE_IGNORED", path, message, null);
}

/** Versions that are written differently and are the same; those written alike are found where versions are made unique. */
function sameVersions(history: readonly NamedFile[]): Diagnostic[] {
  return history.flatMap((file, index) => {
    const before = history[index - 1];
    if (!before || before.version === file.version || compareFlywayVersions(before.version, file.version) !== 0)
      return [];
    const message = `To Flyway the version ${file.version} is the ${before.version} of ${before.path}; it was taken after it.`;
    return [fileDiagnostic("warning", "DUPLICATE_VERSION", file.path, message, "Give one of the two another version.")];
  });
}

function filledIn(folder: FileTree, path: string, text: string, values: ReadonlyMap<string, string>): UpPart {
  const part = { text, start: 0, end: text.length, problems: [] };
  if (!text.includes("${") || /^placeholderReplacement\s*=\s*false/m.test(folder.text(`${path}.conf`) ?? ""))
    return part;
  return fillPlaceholders(part, new Map([...values, ["flyway:filename", fileNameOf(path)]]), "flyway");
}
