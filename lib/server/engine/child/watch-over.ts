import { Worker } from "node:worker_threads";

const EVERY_MS = 200;

// Runs beside the engine, which cannot look after itself while a grammar holds its thread: it ends the process when that takes
// more memory than it may, or when the process that started it is gone.
const watch = `
const { workerData } = require("node:worker_threads");
setInterval(() => {
  const isOrphan = process.ppid !== workerData.parent;
  if (isOrphan || process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, "SIGKILL");
}, workerData.everyMs);
`;

/** Ends this process as soon as it takes more than `megabytes` of memory, or is left alone. */
export function watchOver(megabytes: number): void {
  const workerData = { parent: process.ppid, bytes: megabytes * 1024 * 1024, everyMs: EVERY_MS };
  new Worker(watch, { eval: true, workerData, execArgv: [] }).unref();
}
