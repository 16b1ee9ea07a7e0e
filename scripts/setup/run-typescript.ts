import { runCommand } from "../bootstrap/run-command.mjs";

/**
 * Runs a TypeScript file in a process of its own, where the server's code may be imported, and returns what it prints.
 */
export function runTypeScript(file: string, environment: Readonly<Record<string, string>>): Promise<string> {
  return runCommand(process.execPath, ["--conditions=react-server", "--import", "tsx", file], environment);
}
