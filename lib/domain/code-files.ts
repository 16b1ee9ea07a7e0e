import { canMatter } from "./import-inputs";

/** The largest file of code an import takes: the engine's limit. A test holds the two against each other. */
export const MAX_CODE_FILE_BYTES = 1024 * 1024;

const skippedFolders = new Set([
  ".git",
  "node_modules",
  "__MACOSX",
  "__tests__",
  "dist",
  "build",
  ".next",
  ".svelte-kit",
]);

/**
 * Whether a file can be code that declares a schema, by its path: a Prisma schema, or TypeScript or JavaScript that is no test,
 * no declaration file and nobody else's. What is a migration, or tells how they are laid out, is none.
 */
export function mayBeCode(path: string): boolean {
  const segments = path.split("/");
  const name = segments.at(-1) ?? "";
  if (segments.some((segment) => skippedFolders.has(segment)) || name.startsWith("._")) return false;
  if (canMatter(path)) return false;
  return (
    /\.prisma$/.test(name) || (/\.[cm]?[jt]s$/.test(name) && !/\.(?:d|test|spec|stories|min)\.[cm]?[jt]s$/.test(name))
  );
}

const builders =
  /drizzle-orm\/(?:pg|sqlite)-core|drizzle-kit|\b(?:(?:pg|sqlite)Table(?:Creator)?|relations|defineRelations)\s*\(/;
const reexports = /^[ \t]*export[ \t]+(?:\*|\{[^{}]{0,2000}\})[ \t]*(?:as[ \t]+\w+[ \t]*)?from[ \t]/m;
const places = /(?:^|\/)(?:db|database|databases|drizzle|models?|schemas?|tables?)(?:\/|\.)/i;

/**
 * Whether a file that {@link mayBeCode} looks like a schema, by cheap telltales in its text: Drizzle's builders or
 * configuration, or, where schemas lie, the re-exports that hold them together. What imports a schema to query it is none.
 */
export function looksLikeSchema(path: string, text: string): boolean {
  if (/\.prisma$/.test(path)) return true;
  return builders.test(text) || (places.test(path) && reexports.test(text));
}

const rootMarks = ["package.json", "pnpm-workspace.yaml", "deno.json", "wrangler.toml", "drizzle.config.ts"];

/**
 * What stands in front of the paths of a repository that was given by its folder (`app/`), or "" where the paths begin at
 * the top of one, or that cannot be told. Code is linked by its path in the repository.
 */
export function repositoryPrefix(paths: readonly string[]): string {
  const top = paths[0]?.split("/")[0] ?? "";
  const prefix = `${top}/`;
  if (top === "" || !paths.every((path) => path.startsWith(prefix))) return "";
  return rootMarks.some((mark) => paths.includes(`${prefix}${mark}`)) ? prefix : "";
}
