import { CommanderError } from "commander";
import { createProgram } from "./program";

/** Runs `strata` with these arguments; the status it ends with is in `process.exitCode`: 2 where they are wrong. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
