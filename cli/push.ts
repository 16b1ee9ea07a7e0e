import path from "node:path";
import { Command, Option } from "commander";
import { zipSync } from "fflate";
import { type DialectChoice, dialectChoices, type LayoutChoice, layoutChoices } from "@/lib/domain/import-inputs";
import { paths } from "@/lib/domain/paths";
import { createProgressLine } from "./progress-line";
import { PushRefused, type Server, sendForEvents } from "./push-events";
import { describeOutcome, describePreview, printDiagnostics } from "./push-report";
import { readCodeFiles } from "./read-code";
import { readFolder, UnreadableFolder } from "./read-folder";

type Options = {
  readonly project: string;
  readonly url: string;
  readonly token: string;
  readonly layout: LayoutChoice;
  readonly dialect: DialectChoice;
  readonly code?: readonly string[];
  readonly acceptHistory?: true;
  readonly wholeHistory?: true;
  readonly runDynamic?: true;
  readonly dryRun?: true;
  readonly json?: true;
};

/** What the exit status of `strata push` says. */
export const exitCodes = { ok: 0, unreadStatements: 1, nothingToPush: 2, refused: 3, unreachable: 4 } as const;

/** `strata push DIR`: imports a folder of migrations into a project of a Strata server. */
export function pushCommand(): Command {
  return new Command("push")
    .description("import a folder of migrations into a project of a Strata server")
    .argument("<dir>", "folder of migrations")
    .requiredOption("--project <slug>", "the project, as in its address")
    .addOption(new Option("--url <url>", "where Strata is").env("STRATA_URL").makeOptionMandatory())
    .addOption(new Option("--token <token>", "a token with the scope import").env("STRATA_TOKEN").makeOptionMandatory())
    .addOption(
      new Option("--layout <name>", "the convention the folder follows").choices(layoutChoices).default("auto"),
    )
    .addOption(new Option("--dialect <name>", "the database they are for").choices(dialectChoices).default("auto"))
    .option(
      "--accept-history",
      "replay everything where files already imported were edited, or new ones belong before them",
    )
    .option("--whole-history", "remove from the project the migrations that are not in the folder")
    .option("--run-dynamic", "run SQL that SQL builds in a throwaway sandbox, and take over what it does")
    .option("--code <path...>", "files or folders elsewhere that hold the Drizzle or Prisma schema")
    .option("--dry-run", "say what would change, and import nothing")
    .option("--json", "print one JSON document instead of words")
    .addHelpText(
      "after",
      "\nExit status: 0 imported, 1 imported with statements that could not be read, 2 wrong arguments or nothing to\n" +
        "import, 3 refused by the server, 4 the server does not answer.",
    )
    .action(async (dir: string, options: Options) => {
      process.exitCode = await push(dir, options);
    });
}

async function push(dir: string, options: Options): Promise<number> {
  const progress = createProgressLine(process.stderr);
  try {
    const server = serverOf(options);
    const files = await readFolder(dir);
    if (files.length === 0)
      throw new UnreadableFolder(`There is no .sql file below ${dir}. Give the folder of the migrations.`);
    const code = [...(await readCodeFiles([dir], dir)), ...(await readCodeFiles(options.code ?? [], process.cwd()))];
    const all = [...code, ...files].map((file) => [file.path, file.bytes] as const);
    const archive = zipSync(Object.fromEntries(all), { level: 4 });
    return await pushArchive(
      server,
      `${path.basename(path.resolve(dir)) || "migrations"}.zip`,
      archive,
      options,
      progress,
    );
  } catch (error) {
    progress.end();
    if (error instanceof UnreadableFolder) return fail(exitCodes.nothingToPush, error.message);
    if (!(error instanceof PushRefused)) throw error;
    printDiagnostics(error.diagnostics);
    return fail(exitCodes[error.kind], error.message);
  }
}

async function pushArchive(
  server: Server,
  name: string,
  archive: Uint8Array<ArrayBuffer>,
  options: Options,
  progress: ReturnType<typeof createProgressLine>,
): Promise<number> {
  const form = new FormData();
  form.append("layout", options.layout);
  form.append("dialect", options.dialect);
  form.append("wholeHistory", String(options.wholeHistory === true));
  form.append("runDynamic", String(options.runDynamic === true));
  form.append("files", new Blob([archive]), name);
  const previewed = await sendForEvents(server, paths.api.imports(options.project), form, progress.tell);
  if (previewed.kind !== "preview") throw new Error("the server answered a preview with something else");
  const { preview } = previewed;
  if (options.dryRun) {
    progress.end();
    return report(options, { preview }, preview.diagnostics, describePreview(preview));
  }
  const body = JSON.stringify({ acceptHistory: options.acceptHistory === true });
  const applied = await sendForEvents(
    server,
    paths.api.applyImport(options.project, preview.importId),
    body,
    progress.tell,
  );
  if (applied.kind !== "done") throw new Error("the server answered an import with something else");
  progress.end();
  const { outcome } = applied;
  return report(options, { outcome }, outcome.diagnostics, describeOutcome(outcome, preview));
}

function report(
  options: Options,
  document: object,
  diagnostics: Parameters<typeof printDiagnostics>[0],
  words: readonly string[],
): number {
  printDiagnostics(diagnostics);
  process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : `${words.join("\n")}\n`);
  return diagnostics.some((each) => each.severity === "error") ? exitCodes.unreadStatements : exitCodes.ok;
}

function serverOf({ url, token, project }: Options): Server {
  try {
    const { origin, protocol } = new URL(url);
    if (!/^https?:$/.test(protocol)) throw new TypeError();
    return { origin, token, project };
  } catch {
    throw new UnreadableFolder(`${url} is no address of a server. Give --url as https://strata.example.com.`);
  }
}

function fail(code: number, message: string): number {
  process.stderr.write(`${message}\n`);
  return code;
}
