import { Command } from "commander";
import { catalogCommand } from "./catalog";
import { pushCommand } from "./push";
import { verifyCommand } from "./verify";

/** The `strata` command. Each subcommand is a file of its own and one line here. */
const program = new Command("strata")
  .description("Documentation of a database schema that says so when the schema moves on.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

for (const command of [catalogCommand(), pushCommand(), verifyCommand()])
  program.addCommand(command.copyInheritedSettings(program));

await program.parseAsync();
