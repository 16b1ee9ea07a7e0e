import { Command, Option } from "commander";
import { changeReport } from "@/lib/domain/change-report";
import { plainLine } from "@/lib/domain/plain-line";
import { readinessReport } from "@/lib/domain/readiness-report";
import type { Report } from "@/lib/domain/report";
import { reportToMarkdown } from "@/lib/domain/report-markdown";
import { reportToText } from "@/lib/domain/report-text";
import { askForChanges, askForReadiness } from "./ask-gate";
import { packFolder } from "./pack-folder";
import { createProgressLine } from "./progress-line";
import { printDiagnostics } from "./push-report";
import { UnreadableFolder } from "./read-folder";
import { originOf, ServerRefused } from "./server";
import { type FolderOptions, takeFolderOptions } from "./server-options";

type Options = FolderOptions & {
  readonly onlyChanges?: true;
  readonly json?: true;
  readonly markdown?: true;
};

/** What a check came to: its words, and the document it is of. */
type Checked = { readonly report: Report; readonly document: object };

/** What the exit status of `strata check` says. Whatever goes wrong on the way is not asked, never ready. */
export const exitCodes = { ready: 0, notReady: 1, notAsked: 2 } as const;

/** `strata check`: whether a project may go to production; `strata check DIR`: whether it may with a change that is not merged yet. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description("ask whether a project may go to production, or what merging a folder of migrations would do to it")
    .argument("[dir]", "folder of migrations of a working copy");
  return takeFolderOptions(command, "read")
    .option("--only-changes", "of a folder: ask only for what it adds or alters, whatever the state of the rest")
    .addOption(new Option("--json", "print one JSON document instead of words").conflicts("markdown"))
    .option("--markdown", "print Markdown for a pull request instead of words")
    .addHelpText(
      "after",
      "\nNothing is stored, and the token needs to read only.\n" +
        "Exit status: 0 ready, 1 not ready, 2 it could not be asked: wrong arguments or token, or no answer of Strata's.",
    )
    .action(async (dir: string | undefined, options: Options) => {
      process.exitCode = await check(dir, options);
    });
}

async function check(dir: string | undefined, options: Options): Promise<number> {
  try {
    const { report, document } = await (dir === undefined ? checkProject(options) : checkFolder(dir, options));
    process.stdout.write(printed(report, document, options));
    return report.isPassed ? exitCodes.ready : exitCodes.notReady;
  } catch (error) {
    if (error instanceof ServerRefused) printDiagnostics(error.diagnostics);
    const isExpected = error instanceof ServerRefused || error instanceof UnreadableFolder;
    const words = isExpected ? error.message : `It could not be asked: ${String(error)}`;
    process.stderr.write(`${plainLine(words, MOST_OF_A_MESSAGE)}\n`);
    return exitCodes.notAsked;
  }
}

const MOST_OF_A_MESSAGE = 1_000;

async function checkProject({ onlyChanges, ...options }: Options): Promise<Checked> {
  if (onlyChanges) throw new UnreadableFolder("--only-changes is of a folder. Give that of the migrations.");
  const server = serverOf(options);
  const readiness = await askForReadiness(server);
  return { report: readinessReport(readiness, server.origin), document: readiness };
}

async function checkFolder(dir: string, options: Options): Promise<Checked> {
  const server = serverOf(options);
  const { layout, dialect, onlyChanges = false } = options;
  const progress = createProgressLine(process.stderr);
  const folder = await packFolder(dir, null);
  const changes = await askForChanges(server, folder, { layout, dialect, onProgress: progress.tell }).finally(
    progress.end,
  );
  const report = changeReport(changes, { onlyChanges, origin: server.origin });
  return { report, document: { isPassed: report.isPassed, onlyChanges, reasons: report.sentences, ...changes } };
}

function serverOf({ url, token, project }: Options) {
  return { origin: originOf(url), token, project, scope: "read" } as const;
}

function printed(report: Report, document: object, { json, markdown }: Options): string {
  if (json)
    return `${JSON.stringify(document, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escapedInJson)}\n`;
  return markdown ? reportToMarkdown(report) : reportToText(report);
}

// What would move a terminal's cursor or turn its text around, and JSON lets stand.
function escapedInJson(characters: string): string {
  return characters
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
