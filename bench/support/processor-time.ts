import { readFile } from "node:fs/promises";

const TICK_MS = 10;

/** What a process has used of the processor so far, itself and its children that have ended, in milliseconds, and its parent. For Linux. */
export async function readStat(pid: number) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  // What follows the name, which may hold anything: state, parent, … as in proc(5).
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const number = (index: number) => Number(fields[index] ?? 0);
  return { parent: number(1), own: (number(11) + number(12)) * TICK_MS, ofEnded: (number(13) + number(14)) * TICK_MS };
}
