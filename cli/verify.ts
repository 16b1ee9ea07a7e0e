import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import {
  type ChainEnd,
  type ChainedRevision,
  type ChainPage,
  type ChainReport,
  chainBreakWords,
  closeChain,
  emptyChain,
  followChain,
} from "@/lib/domain/revision-chain";
import { fetchChain, Unreadable } from "./fetch-chain";

type Options = {
  readonly project?: string;
  readonly url?: string;
  readonly token?: string;
  readonly save?: string;
  readonly expect?: ChainEnd;
};

/** All revisions of a project as a file keeps them. */
type SavedChain = Pick<ChainPage, "projectId" | "end" | "revisions">;

/** What the exit status of `strata verify` says. */
export const exitCodes = { whole: 0, broken: 1, unreadable: 2 } as const;

/** `strata verify`: follows the chain of a project's revisions by itself, from a server or from a file. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("check the chain of a project's revisions, from a server or from a file made with --save")
    .argument("[file]", "revisions saved earlier; without it, those of --project")
    .option("--project <slug>", "the project, as in its address")
    .addOption(new Option("--url <url>", "where Strata is").env("STRATA_URL"))
    .addOption(new Option("--token <token>", "a token with the scope read").env("STRATA_TOKEN"))
    .option("--save <file>", "keep the revisions in a file, to be checked without the server")
    .addOption(
      new Option("--expect <end>", "an end noted earlier, as SEQUENCE:HASH: it must be in the chain").argParser(
        endFrom,
      ),
    )
    .addHelpText(
      "after",
      "\nNote the end it prints somewhere else: a chain that was made anew as a whole, or cut, only shows against it.\n" +
        "Exit status: 0 the chain holds, 1 it does not, 2 there was nothing to check.",
    )
    .action(async (file: string | undefined, options: Options) => {
      process.exitCode = await verify(file, options);
    });
}

async function verify(file: string | undefined, options: Options): Promise<number> {
  try {
    const chain = file === undefined ? await fromServer(options) : await fromFile(file);
    if (options.save !== undefined) await writeFile(options.save, `${JSON.stringify(chain)}\n`);
    const report = expectEnd(checkSaved(chain), chain.revisions, options.expect);
    process.stdout.write(`${wordsOf(report)}\n`);
    return report.isWhole ? exitCodes.whole : exitCodes.broken;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.unreadable;
  }
}

function checkSaved({ projectId, end, revisions }: SavedChain): ChainReport {
  return closeChain(followChain(projectId, emptyChain, revisions, sha256), end);
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

function expectEnd(report: ChainReport, revisions: readonly ChainedRevision[], expected?: ChainEnd): ChainReport {
  if (expected === undefined || report.broken !== null) return report;
  const found = revisions.find(({ sequence }) => sequence === expected.sequence);
  if (found?.hash === expected.hash) return report;
  const broken = { sequence: expected.sequence, docId: found?.docId ?? null, reason: "forgotten" as const };
  return { ...report, isWhole: false, broken };
}

function wordsOf({ end, broken }: ChainReport): string {
  const reach = end.hash === null ? "no revisions" : `ok up to ${end.sequence}:${end.hash}`;
  if (broken === null) return reach;
  const doc = broken.docId === null ? "" : ` (doc ${broken.docId})`;
  return `${reach}\nnot at ${broken.sequence}${doc}: ${chainBreakWords[broken.reason]}`;
}

async function fromServer({ project, url, token }: Options): Promise<SavedChain> {
  if (project === undefined || url === undefined || token === undefined)
    throw new Unreadable("Give a file, or --project with --url and --token.");
  return fetchChain({ origin: url, token, project });
}

async function fromFile(file: string): Promise<SavedChain> {
  try {
    const saved: SavedChain = JSON.parse(await readFile(file, "utf8"));
    if (typeof saved.projectId === "string" && Array.isArray(saved.revisions) && saved.end) return saved;
  } catch {
    // Said below: what cannot be read and what is something else come to the same.
  }
  throw new Unreadable(`${file} holds no revisions. Make it with strata verify --save.`);
}

function endFrom(value: string): ChainEnd {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(value) ?? [];
  if (!hash) throw new Error("--expect takes SEQUENCE:HASH, as verify prints it");
  return { sequence: Number(sequence), hash };
}
