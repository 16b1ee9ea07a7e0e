import { compareNatural } from "../text/natural-order";
import { codeDiagnostics } from "./code-migrations";
import { count } from "./file-names";
import type { FileTree } from "./file-tree";
import { flatEntries, foldersOf, mostHave, readNumbered } from "./flat-files";
import type { Layout, LayoutMatch, UpPart } from "./layout";
import { fillPlaceholders } from "./placeholders";
import { type Markers, upPartOf } from "./up-part";

const markers: Markers = {
  up: /^--[ \t]*\+goose[ \t]+up[ \t\r]*$/gim,
  down: /^--[ \t]*\+goose[ \t]+down[ \t\r]*$/gim,
  write: "-- +goose Up",
};

/**
 * goose: flat files `<number>_name.sql`, by number (counted or timestamps), each with `-- +goose Up` and `-- +goose Down`
 * parts. `StatementBegin`, `StatementEnd` and `NO TRANSACTION` do not change what a file means.
 */
export const goose: Layout = {
  name: "goose",
  dialects: ["postgres", "sqlite"],
  find(tree) {
    return [...foldersOf(tree, readNumbered)].map(([root, paths]) => matchOf(tree, root, paths));
  },
  read(folder) {
    const entries = flatEntries(folder, readNumbered);
    const diagnostics = codeDiagnostics(folder, ["go"]);
    return { entries: entries.sort((a, b) => compareNatural(a.version, b.version)), upPart, belongs, diagnostics };
  },
};

function belongs(path: string): boolean {
  return path.endsWith(".go");
}

function upPart(_path: string, text: string): UpPart {
  const part = upPartOf(text, markers);
  return /^--[ \t]*\+goose[ \t]+envsub[ \t]+on/im.test(text) ? fillPlaceholders(part, new Map(), "goose") : part;
}

function matchOf(tree: FileTree, root: string, paths: readonly string[]): LayoutMatch {
  const isMarked = mostHave(tree, paths, new RegExp(markers.up.source, "im"));
  const because = `it has ${count(paths.length, "numbered file")}${isMarked ? ` with ${markers.write}` : ""}`;
  return { root, certainty: isMarked ? "marker" : "possible", migrations: paths.length, because, provider: null };
}
