import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { breakWords } from "@/lib/domain/export-report";
import { fetchExport, Unreadable } from "./fetch-export";
import { readCheckpoints } from "./read-checkpoints";
import { type FileReport, verifyExport } from "./verify-export";

type Options = {
  readonly project?: string;
  readonly url?: string;
  readonly token?: string;
  readonly save?: string;
  readonly checkpoint?: string;
  readonly key?: readonly string[];
};

/** What the exit status of `strata verify` says. */
export const exitCodes = { whole: 0, broken: 1, unreadable: 2 } as const;

/** `strata verify`: follows an export of the audit log and the revisions by itself, from a file or from a server. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("check an export of a project's audit log: chains, revisions, checkpoints and seal")
    .argument("[file]", "an export; without it, that of --project")
    .option("--checkpoint <file>", "checkpoints that were kept apart: the log must pass through each")
    .option("--key <key>", "a public key that what is signed must be signed by; again for each there was", collect)
    .option("--project <slug>", "the project, as in its address")
    .addOption(new Option("--url <url>", "where Strata is").env("STRATA_URL"))
    .addOption(new Option("--token <token>", "a token with the scope read").env("STRATA_TOKEN"))
    .option("--save <file>", "keep what the server gives in a file")
    .addHelpText(
      "after",
      "\nA log that was cut, or made anew as a whole, only shows against a checkpoint that was kept apart.\n" +
        "Exit status: 0 everything fits, 1 something does not, 2 there was nothing to check.",
    )
    .action(async (file: string | undefined, options: Options) => {
      process.exitCode = await verify(file, options);
    });
}

const collect = (key: string, before: readonly string[] = []) => [...before, key];

async function verify(file: string | undefined, options: Options): Promise<number> {
  try {
    const { checkpoint, key: keys } = options;
    const kept = checkpoint === undefined ? undefined : await readCheckpoints(checkpoint, keys);
    const report = await verifyExport(await open(file, options), { keys, kept });
    process.stdout.write(`${wordsOf(report)}\n`);
    return report.broken === null ? exitCodes.whole : exitCodes.broken;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.unreadable;
  }
}

function wordsOf({ ends, signed, broken, line, isSealed }: FileReport): string {
  const reach = Object.entries(ends).map(([chain, end]) => `${chain} ok up to ${end.sequence}:${end.hash ?? "-"}`);
  const by = signed && `signed up to audit ${signed.sequence} on ${signed.at} by ${signed.publicKey}`;
  const lines = [...reach, by ?? "no checkpoint signs any of it"];
  if (broken === null)
    return [...lines, isSealed ? "the export is sealed" : "the export's seal is not signed"].join("\n");
  const place = [broken.type, broken.sequence].filter((part) => part !== null).join(" ");
  const what = broken.id === null ? "" : ` (${broken.id})`;
  return [...lines, `not at line ${line}, ${place}${what}: ${breakWords[broken.reason]}`].join("\n");
}

async function open(file: string | undefined, options: Options): Promise<AsyncIterable<Uint8Array>> {
  if (file !== undefined) return readingFile(file);
  const { project, url, token, save } = options;
  if (project === undefined || url === undefined || token === undefined)
    throw new Unreadable("Give a file, or --project with --url and --token.");
  const chunks = await fetchExport({ origin: url, token, project });
  if (save === undefined) return chunks;
  await pipeline(chunks, createWriteStream(save));
  return readingFile(save);
}

async function* readingFile(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw new Unreadable(`${file} cannot be read (${(error as Error).message}).`);
  }
}
