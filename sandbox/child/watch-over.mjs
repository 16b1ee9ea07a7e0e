import { Worker } from "node:worker_threads";

const EVERY_MS = 100;

// Runs beside the database, which holds its thread while it works: it ends the process when that takes more memory than it may,
// or when the process that started it is gone.
const watch = `
const { workerData } = require("node:worker_threads");
setInterval(() => {
  const isOrphan = process.ppid !== workerData.parent;
  if (isOrphan || process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, "SIGKILL");
}, workerData.everyMs);
`;

/** Ends this process as soon as it takes more than `megabytes` of memory, or is left alone. @param {number} megabytes */
export function watchOver(megabytes) {
  const workerData = { parent: process.ppid, bytes: megabytes * 1024 * 1024, everyMs: EVERY_MS };
  new Worker(watch, { eval: true, workerData, execArgv: [] }).unref();
}
