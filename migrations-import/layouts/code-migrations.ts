import type { Diagnostic } from "../model/diagnostic";
import { fileDiagnostic } from "./file-diagnostic";
import { count } from "./file-names";
import { type FileTree, fileNameOf, folderOf } from "./file-tree";

const titles: { readonly [extension: string]: string } = {
  go: "Go",
  fizz: "Fizz",
  rb: "Ruby",
  java: "Java",
  kt: "Kotlin",
  js: "JavaScript",
  cjs: "JavaScript",
  mjs: "JavaScript",
  ts: "TypeScript",
  cts: "TypeScript",
  mts: "TypeScript",
};

/** Whether a file is a migration in one of these languages, by its number (`0002_fill.go`, `V2__Fill.java`). */
export function isCode(path: string, extensions: readonly string[]): boolean {
  const name = fileNameOf(path);
  const extension = name.slice(name.lastIndexOf(".") + 1);
  return (
    extensions.includes(extension) && (/^\d+[_-]/.test(name) || /^(V[\d._]+|R)__/.test(name)) && !/_test\./.test(name)
  );
}

/** Says which migrations of a folder are programs, and therefore not read. */
export function codeDiagnostics(folder: FileTree, extensions: readonly string[], isDeep = false): Diagnostic[] {
  const paths = folder.files.map((file) => file.path).filter((path) => isCode(path, extensions));
  const found = paths.filter((path) => (isDeep || folderOf(path) === "") && !/\.down\.\w+$/.test(path));
  const [first] = found;
  if (first === undefined) return [];
  const language = titles[first.slice(first.lastIndexOf(".") + 1)] ?? "a programming language";
  const named = found.slice(0, 3).map(fileNameOf).join(", ");
  const verb = found.length === 1 ? "is" : "are";
  const message = `${count(found.length, "migration")} ${verb} written in ${language} and not read: ${named}${found.length > 3 ? ", …" : ""}.`;
  const hint = "Programs are never run. Where they change the schema, import a dump of the database instead.";
  return [fileDiagnostic("error", "NOT_SQL", first, message, hint)];
}
