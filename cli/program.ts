import { Command } from "commander";
import { catalogCommand } from "./catalog";
import { checkCommand } from "./check";
import { pushCommand } from "./push";
import { verifyCommand } from "./verify";

/** The `strata` command. Each subcommand is a file of its own and one line here. Wrong arguments throw a `CommanderError`. */
export function createProgram(): Command {
  const program = new Command("strata")
    .description("Documentation of a database schema that says so when the schema moves on.")
    .exitOverride();
  for (const command of [catalogCommand(), checkCommand(), pushCommand(), verifyCommand()])
    program.addCommand(command.copyInheritedSettings(program));
  return program;
}
