import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";

/** One import of a file: what it says, the file of ours or the package it means, and whether it is of types only. */
export type Import = {
  readonly from: string;
  readonly specifier: string;
  /** A path from the root with /, `package:name`, or undefined when it means nothing that exists. */
  readonly target: string | undefined;
  readonly isType: boolean;
};

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", "/index.ts", "/index.tsx"];
const CALL = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** The imports of a file, re-exports and `import()` included. Paths are from `root`, with /. */
export function readImports(root: string, file: string): readonly Import[] {
  const source = readFileSync(path.join(root, file), "utf8");
  return listImports(file, source).map(({ specifier, isType }) => ({
    from: file,
    specifier,
    target: resolveImport(root, file, specifier),
    isType,
  }));
}

type Listed = { readonly specifier: string; readonly isType: boolean };

/** What a source text imports, in no particular order. */
export function listImports(file: string, source: string): readonly Listed[] {
  const { module, comments, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ specifier: moduleRequest.value, isType }] : [])),
  );
  const running = new Set(module.dynamicImports.map(({ moduleRequest }) => moduleRequest.start));
  const isSaidOnly = (index: number) => comments.some(({ start, end }) => start <= index && index < end);
  const calls = [...source.matchAll(CALL)]
    .filter(({ index }) => !isSaidOnly(index))
    .map((call) => {
      const start = call.index + call[0].search(/["']/);
      return { specifier: call[1] ?? "", isType: !running.has(start) };
    });
  return [...imports, ...exports, ...calls];
}

function resolveImport(root: string, file: string, specifier: string): string | undefined {
  const isOurs = specifier.startsWith(".") || specifier.startsWith("@/");
  if (!isOurs) return `package:${specifier}`;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(file), specifier);
  const found = ENDINGS.map((ending) => base + ending).find((candidate) => isFile(path.join(root, candidate)));
  return found?.replaceAll("\\", "/");
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
