import { Command, Option } from "commander";
import { layoutChoices } from "@/lib/domain/import-inputs";
import {
  buildCatalog,
  type Diagnostic,
  type DialectName,
  type LayoutName,
  type MigrationSet,
  type ReplayResult,
  readCode,
  replay,
  type SourceFile,
  secondOpinion,
  sortMigrations,
} from "@/migrations-import";
import { createSandboxRunner } from "@/sandbox/create-sandbox-runner";
import { describeBlame } from "./describe-blame";
import { describeCode } from "./describe-code";
import { readCodeFiles } from "./read-code";
import { readFolder, UnreadableFolder } from "./read-folder";

type Options = {
  readonly layout: LayoutName | "auto";
  readonly dialect: DialectName | "auto";
  readonly asOf?: string;
  readonly changes?: true;
  readonly blame?: string | true;
  readonly code?: readonly string[];
  readonly runDynamic?: true;
};

const exitCodes = { read: 0, unreadStatements: 1, nothingToRead: 2 } as const;

/** `strata catalog DIR`: prints the catalog that a folder of migrations defines, as JSON; diagnostics go to stderr. */
export function catalogCommand(): Command {
  return new Command("catalog")
    .description("print the catalog that a folder of migrations defines, as JSON")
    .argument("<dir>", "folder of migrations")
    .addOption(
      new Option("--layout <name>", "the convention the folder follows").choices(layoutChoices).default("auto"),
    )
    .addOption(
      new Option("--dialect <name>", "the database the migrations are for")
        .choices(["auto", "postgres", "sqlite"])
        .default("auto"),
    )
    .option("--as-of <version>", "stop after this migration, by its version or its path")
    .option("--changes", "print the changes of each migration instead of the catalog")
    .option(
      "--blame [object]",
      "print where each fact comes from, of one object (table:public.users, with what belongs to it) or of all",
    )
    .option("--code <path...>", "files or folders of Drizzle or Prisma schemas to hold against the catalog")
    .option("--run-dynamic", "run SQL that SQL builds in a throwaway sandbox, and take over what it does")
    .action(async (dir: string, options: Options) => {
      process.exitCode = await printCatalog(dir, options);
    });
}

async function printCatalog(dir: string, options: Options): Promise<number> {
  try {
    const files = await readFolder(dir);
    const set = await sortMigrations(files, { layout: options.layout, dialect: options.dialect });
    return await printSet(set, files, options);
  } catch (error) {
    if (!(error instanceof UnreadableFolder)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.nothingToRead;
  }
}

async function printSet(set: MigrationSet, files: readonly SourceFile[], options: Options): Promise<number> {
  const migrations = upTo(set.migrations, options.asOf);
  if (migrations === null || migrations.length === 0) {
    printDiagnostics(set.diagnostics);
    if (migrations === null) process.stderr.write(`no migration has the version or path ${options.asOf ?? ""}\n`);
    return exitCodes.nothingToRead;
  }
  const result = await replaySet({ dialect: set.dialect, migrations }, options.runDynamic === true);
  const code = options.code === undefined ? null : await readBeside(set, result, options.code);
  const said = result.outcomes.flatMap((outcome) => outcome.diagnostics);
  const besides = [...secondOpinion(files, set.dialect, result), ...(code?.diagnostics ?? [])];
  const diagnostics = [...set.diagnostics, ...said, ...besides];
  printDiagnostics(diagnostics);
  if (!options.runDynamic && diagnostics.some(({ code: found }) => found === "DYNAMIC_SQL"))
    process.stderr.write("--run-dynamic runs what only running would tell, in a throwaway sandbox\n");
  const told = code === null ? {} : { code: describeCode(code, result.objects) };
  const document = documentOf(result, options) ?? { ...buildCatalog({ ...set, ...result }), ...told };
  if (document === nothing) {
    process.stderr.write(
      `nothing in the catalog is called ${options.blame}; --blame without a name lists every address\n`,
    );
    return exitCodes.nothingToRead;
  }
  await print(document);
  const isComplete = diagnostics.every((each) => each.severity !== "error");
  return isComplete ? exitCodes.read : exitCodes.unreadStatements;
}

const nothing = Symbol("nothing has that name");

/** What is asked for instead of the catalog; null where nothing is. */
function documentOf(result: ReplayResult, options: Options): unknown {
  if (options.blame !== undefined) return describeBlame(result, options.blame) ?? nothing;
  return options.changes ? changesOf(result) : null;
}

async function replaySet(set: Pick<MigrationSet, "dialect" | "migrations">, runs: boolean): Promise<ReplayResult> {
  if (!runs) return replay(set);
  const runner = createSandboxRunner();
  try {
    return await replay(set, { dynamic: { runner } });
  } finally {
    runner.close();
  }
}

async function readBeside({ dialect }: MigrationSet, { objects }: ReplayResult, paths: readonly string[]) {
  return readCode(await readCodeFiles(paths, process.cwd()), { dialect, objects });
}

function upTo(migrations: MigrationSet["migrations"], version: string | undefined): MigrationSet["migrations"] | null {
  if (version === undefined) return migrations;
  const index = migrations.findLastIndex((each) => each.version === version || each.path === version);
  return index === -1 ? null : migrations.slice(0, index + 1);
}

function changesOf(result: ReplayResult): unknown {
  return result.outcomes.map(({ migration, changes }) => ({
    version: migration.version,
    name: migration.name,
    path: migration.path,
    changes,
  }));
}

function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  for (const { path, line, column, severity, code, message, hint } of diagnostics) {
    const named = path === "" ? "." : path;
    const place = line === null ? named : `${named}:${line}:${column ?? 1}`;
    const text = `${message}${hint === null ? "" : ` (${hint})`}`.replace(/\s*\n\s*/g, " ");
    process.stderr.write(`${place} ${severity} ${code} ${text}\n`);
  }
}

/** Waits until everything is written: a pipe takes a large document in parts. Who reads it may stop early, as `head` does. */
function print(document: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: NodeJS.ErrnoException | null) => (error && error.code !== "EPIPE" ? reject(error) : resolve());
    process.stdout.once("error", end);
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`, end);
  });
}
