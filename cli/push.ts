import { Command } from "commander";
import type { ImportEvent } from "@/lib/domain/import-view";
import { paths } from "@/lib/domain/paths";
import { type PackedFolder, packFolder } from "./pack-folder";
import { createProgressLine } from "./progress-line";
import { describeOutcome, describePreview, printDiagnostics } from "./push-report";
import { UnreadableFolder } from "./read-folder";
import { sendForEvents } from "./send-for-events";
import { originOf, type Server, ServerRefused } from "./server";
import { type FolderOptions, takeFolderOptions } from "./server-options";

type Options = FolderOptions & {
  readonly code?: readonly string[];
  readonly acceptHistory?: true;
  readonly wholeHistory?: true;
  readonly runDynamic?: true;
  readonly dryRun?: true;
  readonly json?: true;
};

type Previewed = Extract<ImportEvent, { kind: "preview" }>;
type Applied = Extract<ImportEvent, { kind: "done" }>;

/** What the exit status of `strata push` says. */
export const exitCodes = { ok: 0, unreadStatements: 1, nothingToRead: 2, refused: 3, unreachable: 4 } as const;

/** `strata push DIR`: imports a folder of migrations into a project of a Strata server. */
export function pushCommand(): Command {
  const command = new Command("push")
    .description("import a folder of migrations into a project of a Strata server")
    .argument("<dir>", "folder of migrations");
  return takeFolderOptions(command, "import")
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
    const { token, project } = options;
    const server = { origin: originOf(options.url), token, project, scope: "import" } as const;
    return await pushFolder(server, await packFolder(dir, options.code ?? []), options, progress);
  } catch (error) {
    progress.end();
    if (error instanceof UnreadableFolder) return fail(exitCodes.nothingToRead, error.message);
    if (!(error instanceof ServerRefused)) throw error;
    printDiagnostics(error.diagnostics);
    return fail(exitCodes[error.kind], error.message);
  }
}

async function pushFolder(
  server: Server,
  { name, archive }: PackedFolder,
  options: Options,
  progress: ReturnType<typeof createProgressLine>,
): Promise<number> {
  const form = new FormData();
  form.append("layout", options.layout);
  form.append("dialect", options.dialect);
  form.append("wholeHistory", String(options.wholeHistory === true));
  form.append("runDynamic", String(options.runDynamic === true));
  form.append("files", archive, name);
  const { preview } = await sendForEvents<Previewed>(server, paths.api.imports(options.project), form, {
    wanted: "preview",
    onProgress: progress.tell,
  });
  if (options.dryRun) {
    progress.end();
    return report(options, { preview }, preview.diagnostics, describePreview(preview));
  }
  const body = JSON.stringify({ acceptHistory: options.acceptHistory === true });
  const address = paths.api.applyImport(options.project, preview.importId);
  const { outcome } = await sendForEvents<Applied>(server, address, body, {
    wanted: "done",
    onProgress: progress.tell,
  });
  progress.end();
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

function fail(code: number, message: string): number {
  process.stderr.write(`${message}\n`);
  return code;
}
