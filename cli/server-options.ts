import { type Command, Option } from "commander";
import { type DialectChoice, dialectChoices, type LayoutChoice, layoutChoices } from "@/lib/domain/import-inputs";
import type { Server } from "./server";

/** What every command takes that sends a folder of migrations to a project of a Strata server. */
export type FolderOptions = {
  readonly project: string;
  readonly url: string;
  readonly token: string;
  readonly layout: LayoutChoice;
  readonly dialect: DialectChoice;
};

/** Has a command take the project, the server with a token of a scope, and how the folder is read. */
export function takeFolderOptions(command: Command, scope: Server["scope"]): Command {
  return command
    .requiredOption("--project <slug>", "the project, as in its address")
    .addOption(new Option("--url <url>", "where Strata is").env("STRATA_URL").makeOptionMandatory())
    .addOption(
      new Option("--token <token>", `a token with the scope ${scope}`).env("STRATA_TOKEN").makeOptionMandatory(),
    )
    .addOption(
      new Option("--layout <name>", "the convention the folder follows").choices(layoutChoices).default("auto"),
    )
    .addOption(new Option("--dialect <name>", "the database they are for").choices(dialectChoices).default("auto"));
}
