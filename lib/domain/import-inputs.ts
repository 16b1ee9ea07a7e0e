import { z } from "zod";
import type { DialectName, LayoutName } from "@/migrations-import/model/source";

/** What one import takes: the engine's limits, for whoever gathers files. A test holds the two against each other. */
export const importLimits = {
  fileBytes: 20 * 1024 * 1024,
  importBytes: 100 * 1024 * 1024,
  files: 20_000,
  folderDepth: 20,
} as const;

/** The longest name of a file or folder, in UTF-8 bytes: what common file systems hold. */
export const MAX_NAME_BYTES = 255;

/** The layouts one can ask for; `auto` leaves it to the engine, or to what the project has. */
export const layoutChoices = [
  "auto",
  "supabase",
  "prisma",
  "drizzle",
  "wrangler",
  "golang-migrate",
  "diesel",
  "hasura",
  "flyway",
  "dbmate",
  "goose",
  "sqlx",
  "node-pg-migrate",
  "rails",
  "dump",
  "plain",
] as const satisfies readonly (LayoutName | "auto")[];
export type LayoutChoice = (typeof layoutChoices)[number];

/** The dialects one can ask for. */
export const dialectChoices = ["auto", "postgres", "sqlite"] as const satisfies readonly (DialectName | "auto")[];
export type DialectChoice = (typeof dialectChoices)[number];

/** Layouts and dialects as people read them. */
export const choiceWords: Readonly<Record<LayoutChoice | DialectChoice, string>> = {
  auto: "Recognise it",
  supabase: "Supabase",
  prisma: "Prisma",
  drizzle: "Drizzle",
  wrangler: "Wrangler (D1)",
  "golang-migrate": "golang-migrate",
  diesel: "Diesel",
  hasura: "Hasura",
  flyway: "Flyway",
  dbmate: "dbmate",
  goose: "goose",
  sqlx: "SQLx",
  "node-pg-migrate": "node-pg-migrate",
  rails: "Rails (structure.sql)",
  dump: "Dump of a schema",
  plain: "Plain SQL files",
  postgres: "PostgreSQL",
  sqlite: "SQLite",
};

/** The fields that come with the files of an import. */
export const importFieldsSchema = z.object({
  layout: z.enum(layoutChoices, { error: `layout is one of: ${layoutChoices.join(", ")}.` }).default("auto"),
  dialect: z.enum(dialectChoices, { error: `dialect is one of: ${dialectChoices.join(", ")}.` }).default("auto"),
  /** The files are the whole history: what the project has and they do not hold is removed. A form sends it as a word. */
  wholeHistory: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")], {
      error: "wholeHistory is true or false.",
    })
    .default(false),
  /** What only running can tell, SQL that SQL builds, is run in a throwaway sandbox. A form sends it as a word. */
  runDynamic: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")], {
      error: "runDynamic is true or false.",
    })
    .default(false),
});
export type ImportFields = z.infer<typeof importFieldsSchema>;

/** What applying a staged import takes. */
export const applyInputSchema = z.object({ acceptHistory: z.boolean().default(false) });
export type ApplyInput = z.infer<typeof applyInputSchema>;

const ignoredFolders = new Set([".git", "node_modules", "__MACOSX"]);
const configurations = new Set([
  "migration_lock.toml",
  "diesel.toml",
  "flyway.conf",
  "flyway.toml",
  "go.mod",
  "Cargo.toml",
  "atlas.sum",
  "sqitch.plan",
  "sqitch.conf",
]);

/**
 * Whether a file can matter to an import: SQL, and the few files by which a layout is known or ordered. Everything else
 * is left out before it is stored (and, in the browser and on the command line, before it is sent).
 */
export function canMatter(path: string): boolean {
  const segments = path.split("/");
  const name = segments.at(-1) ?? "";
  if (segments.some((segment) => ignoredFolders.has(segment)) || name.startsWith("._")) return false;
  if (/\.sql(\.conf)?$/i.test(name) || isConfiguration(name) || isProgram(name)) return true;
  const folder = segments.at(-2);
  return (
    (folder === "meta" && (name === "_journal.json" || /^\d+_snapshot\.json$/.test(name))) ||
    (name === "snapshot.json" && /^\d/.test(folder ?? "")) ||
    (name === "config.toml" && folder === "supabase")
  );
}

/**
 * Leaves out Drizzle's older snapshots: each tells the whole schema, so the newest of a folder says what the others did, and
 * together they are often a hundred times the migrations.
 */
export function withoutOlderSnapshots<File extends { readonly path: string }>(files: readonly File[]): readonly File[] {
  const newest = new Map<string, string>();
  for (const { path } of files) {
    const folder = snapshotFolder(path);
    if (folder !== null && path > (newest.get(folder) ?? "")) newest.set(folder, path);
  }
  return files.filter(({ path }) => {
    const folder = snapshotFolder(path);
    return folder === null || newest.get(folder) === path;
  });
}

/** Where a snapshot's migrations lie; null for any other file. */
function snapshotFolder(path: string): string | null {
  const match = /^((?:.*\/)?meta\/)\d+_snapshot\.json$/.exec(path) ?? /^((?:.*\/)?)\d[^/]*\/snapshot\.json$/.exec(path);
  return match?.[1] ?? null;
}

/** What tells a layout or its order; wrangler's configuration may have an environment in its name. */
function isConfiguration(name: string): boolean {
  return configurations.has(name) || /^wrangler(\.[\w-]+)*\.(toml|jsonc?)$/.test(name);
}

/** A migration that is a program: it is not read, and its absence from the catalog is said. */
function isProgram(name: string): boolean {
  return /^(\d+[_-].*\.(rb|go|[cm]?[jt]s)|(V[\d._]+|R)__.*\.(java|kt|groovy|scala))$/.test(name);
}

/** A path as it can be shown: without control characters and marks that turn text around, not longer than a line. */
export function shownPath(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
  return plain.length > 160 ? `${plain.slice(0, 70)}…${plain.slice(-80)}` : plain;
}

/**
 * What is wrong with the path of a file that came from outside, as a sentence that names it and says what to do; null
 * where nothing is. A path is relative, has `/` between names, stays inside its folder and is at most 20 folders deep.
 */
export function problemOfPath(path: string): string | null {
  const shown = shownPath(path);
  const segments = path.split("/");
  const folders = segments.length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(path))
    return `“${shown}” has a control character in its name. Rename it and try again.`;
  if (path.includes("\\")) return `“${shown}” has a backslash in its path. Pack the folder with / between the names.`;
  if (path.startsWith("/") || /^[a-z]:/i.test(path))
    return `“${shown}” is an absolute path. Give paths relative to the folder of the migrations.`;
  if (segments.includes("..")) return `“${shown}” points outside its folder. Give a folder without .. in its paths.`;
  if (segments.some((segment) => segment === ""))
    return `“${shown}” has an empty name in its path. Rename it and try again.`;
  if (folders > importLimits.folderDepth)
    return `“${shown}” lies ${folders} folders deep; at most ${importLimits.folderDepth} are read. Give a folder nearer to the migrations.`;
  if (segments.some((segment) => new TextEncoder().encode(segment).length > MAX_NAME_BYTES))
    return `“${shown}” has a name longer than ${MAX_NAME_BYTES} bytes. Shorten it and try again.`;
  return null;
}

/** What limit a set of files breaks, in words with what to do. */
export const limitWords = {
  fileBytes: (path: string) =>
    `“${shownPath(path)}” is larger than ${importLimits.fileBytes / 1024 / 1024} MB. Split it, or leave the data in it out: only the schema is read.`,
  importBytes: (path: string) =>
    `With “${shownPath(path)}” the import has more than ${importLimits.importBytes / 1024 / 1024} MB. Give only the folder of the migrations.`,
  files: (path: string) =>
    `With “${shownPath(path)}” the import has more than ${importLimits.files.toLocaleString("en")} files. Give only the folder of the migrations.`,
} as const;
