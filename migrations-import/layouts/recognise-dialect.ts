import { dialectNamed } from "../dialects/index";
import { MAX_FILE_STATEMENTS } from "../model/limits";
import type { DialectName } from "../model/source";
import { countTelltales } from "./telltales";

/** Which dialect a set of files is in, and why: `reason` is a sentence for people. */
export type DialectVerdict = {
  readonly dialect: DialectName;
  readonly reason: string;
  readonly isSure: boolean;
  /** The files are MySQL's; of the dialects that are read, this one reads most of them. */
  readonly isForeign?: true;
};

/** A file's text, with its path for people. */
export type ReadFile = { readonly path: string; readonly text: string };

/** The names of the dialects as people write them. */
export const dialectTitles: { readonly [Name in DialectName]: string } = { postgres: "PostgreSQL", sqlite: "SQLite" };

const sampleFiles = 6;
const sampleLength = 200_000;
const wordsLength = 2_000_000;

const providers: { readonly [provider: string]: DialectName } = {
  postgresql: "postgres",
  postgres: "postgres",
  pg: "postgres",
  cockroachdb: "postgres",
  sqlite: "sqlite",
  turso: "sqlite",
  libsql: "sqlite",
  d1: "sqlite",
};

/** The dialect a marker's provider stands for; null where the engine does not read it. */
export function dialectOfProvider(provider: string): DialectName | null {
  return providers[provider.toLowerCase()] ?? null;
}

/**
 * Tells the dialect of files from their content: the grammar that refuses fewer statements of a few of them, and where both
 * read everything, the path of their folder, or else the words only one of the databases uses.
 */
export async function recogniseDialect(files: readonly ReadFile[], folder: string): Promise<DialectVerdict> {
  const sample = sampleOf(files);
  const refused = {
    postgres: await countRefused("postgres", sample),
    sqlite: await countRefused("sqlite", sample),
  };
  const isForeign = refused.postgres > 0 && refused.sqlite > 0 && areMysql(sample);
  const foreign = isForeign ? ({ isForeign } as const) : {};
  if (refused.postgres !== refused.sqlite) {
    const dialect = refused.postgres < refused.sqlite ? "postgres" : "sqlite";
    const other = dialect === "postgres" ? "sqlite" : "postgres";
    const own = refused[dialect] === 0 ? "none" : refused[dialect].toLocaleString("en");
    return {
      dialect,
      reason:
        `Read as ${dialectTitles[dialect]}, whose grammar refuses ${own} of the statements looked at; ` +
        `${dialectTitles[other]}'s refuses ${refused[other].toLocaleString("en")}.`,
      isSure: true,
      ...foreign,
    };
  }
  return { ...(byPath(folder) ?? byWords(files)), ...foreign };
}

function areMysql(files: readonly ReadFile[]): boolean {
  return files.filter(({ text }) => countTelltales(text).mysql > 0).length * 2 >= files.length;
}

/** How many statements of the files the grammar of a dialect refuses. */
export async function countRefused(dialect: DialectName, files: readonly ReadFile[]): Promise<number> {
  await dialectNamed(dialect).load();
  return files.reduce((sum, { text }) => sum + statementsOf(dialect, text).refused, 0);
}

/** How many statements a text has in a dialect, and how many of them its grammar refuses. Its grammar must be loaded. */
export function statementsOf(dialect: DialectName, text: string): { readonly all: number; readonly refused: number } {
  let all = 0;
  let refused = 0;
  for (const { kind } of dialectNamed(dialect).parse(text, { start: 0, end: text.length })) {
    if (++all > MAX_FILE_STATEMENTS) break;
    if (kind === "syntax error") refused++;
  }
  return { all, refused };
}

/** A folder such as `migrations/sqlite` or `db/postgres` names its dialect. */
export function byPath(folder: string): DialectVerdict | null {
  const isSqlite = /(^|[^a-z])(sqlite3?|libsql|d1)([^a-z]|$)/i.test(folder);
  const isPostgres = /(^|[^a-z])(postgres(ql)?|pg(sql)?)([^a-z]|$)/i.test(folder);
  if (isSqlite === isPostgres) return null;
  const dialect = isSqlite ? "sqlite" : "postgres";
  return { dialect, reason: `Read as ${dialectTitles[dialect]}, which the path ${folder} names.`, isSure: true };
}

function byWords(files: readonly ReadFile[]): DialectVerdict {
  const text = files.map((file) => file.text).join("\n");
  const counts = countTelltales(text.slice(0, wordsLength));
  const dialect = counts.sqlite > counts.postgres ? "sqlite" : "postgres";
  const isSure = counts.sqlite !== counts.postgres;
  const reason = isSure
    ? `Read as ${dialectTitles[dialect]}: both grammars read the files, and the words are ${dialectTitles[dialect]}'s.`
    : `Read as ${dialectTitles[dialect]}: nothing in the files is particular to PostgreSQL or SQLite.`;
  return { dialect, reason, isSure };
}

function sampleOf(files: readonly ReadFile[]): ReadFile[] {
  const written = files.filter((file) => file.text.trim() !== "");
  const step = Math.max(1, Math.ceil(written.length / sampleFiles));
  return written
    .filter((_, index) => index % step === 0)
    .map(({ path, text }) => ({ path, text: text.slice(0, sampleLength) }));
}
