/**
 * Verifying an export of 1,000,000 rows of the audit log and 200,000 revisions, signed every 1,000 rows, as an auditor does: by the
 * `strata` command, in a process of its own, from a file.
 *
 *   npm run bench -- verify [ROWS]
 *
 * Goal: 30 seconds in constant memory. The same is done with a tenth of the rows, so that one sees that memory does not grow with them.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { endsOf, makeLines, makeRecords, makeSigner } from "@/cli/testing/make-export";

const CHECKPOINT_EVERY = 1_000;
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), "strata-bench-verify-"));
try {
  for (const audit of [rows / 10, rows]) await measure(audit);
} finally {
  await rm(folder, { recursive: true });
}

async function measure(audit: number): Promise<void> {
  const file = path.join(folder, `${audit}.ndjson`);
  const signer = makeSigner();
  const records = () => makeRecords(signer, { audit, checkpointEvery: CHECKPOINT_EVERY });
  await pipeline(Readable.from(makeLines(signer, records(), endsOf(records()))), createWriteStream(file));
  const { size } = await stat(file);
  const began = performance.now();
  const child = fork("bench/support/verify-run.ts", [file], {
    execArgv: ["--import", "./scripts/typescript/register.mjs"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ megabytes, status }] = (await once(child, "message")) as [{ megabytes: number; status: number }];
  await once(child, "exit");
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`strata verify ended with ${status}.`);
  process.stdout.write(
    `${audit} rows, ${audit / 5} revisions, ${(size / 1e6).toFixed(0)} MB: ${seconds.toFixed(1)} s of 30 s, ` +
      `${(audit / seconds).toFixed(0)} rows a second, at most ${megabytes.toFixed(0)} MB\n`,
  );
}
