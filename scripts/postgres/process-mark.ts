import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that can be told from a later one with the same id. */
export type ProcessMark = { readonly pid: number; readonly started: string };

/** Marks this process. */
export function markThisProcess(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid) };
}

/** Whether the marked process still runs. */
export function isRunning(mark: ProcessMark | undefined): boolean {
  return mark !== undefined && isAlive(mark.pid) && startOf(mark.pid) === mark.started;
}

/** Whether some process has this id and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // One that ended and that nobody waits for still has its id.
  return statOf(pid)?.[0] !== "Z";
}

/** The process that started another, where the system says (Linux). */
export function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** Whether a process is a shell, where the system says (Linux). */
export function isShell(pid: number): boolean {
  try {
    return /^(ba|da|z|a|k)?sh$/.test(readFileSync(`/proc/${pid}/comm`, "utf8").trim());
  } catch {
    return false;
  }
}

function startOf(pid: number): string {
  if (process.platform === "win32") return "";
  return statOf(pid)?.[19] ?? startByPs(pid);
}

// Linux: the fields of /proc/<pid>/stat after the program's name, the state first.
function statOf(pid: number): readonly string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
