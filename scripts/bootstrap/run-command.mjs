import { spawn } from "node:child_process";

/** A program that ended with a status other than 0; the message has what it printed. */
export class CommandFailed extends Error {}

const running = new Set();

/**
 * Runs a program quietly to its end and returns what it printed; a failure says all of it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] added to this process's own
 * @returns {Promise<string>}
 */
export function runCommand(command, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && !command.endsWith(".exe"),
    });
    running.add(child);
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        printed += text;
      });
    }
    child.once("error", reject);
    child.once("close", (status, signal) => {
      running.delete(child);
      if (status === 0) resolve(printed);
      else
        reject(
          new CommandFailed(`${printed.trim()}\n\n${[command, ...args].join(" ")} ended with ${signal ?? status}.`),
        );
    });
  });
}

/** Stops the programs that still run. */
export function stopCommands() {
  for (const child of running) child.kill("SIGTERM");
}
