import { Command } from "commander";
import { catalogCommand } from "./catalog";

/** The `strata` command. Each subcommand is a file of its own and one line here. */
const program = new Command("strata")
  .description("Documentation of a database schema that says so when the schema moves on.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.addCommand(catalogCommand());

await program.parseAsync();
