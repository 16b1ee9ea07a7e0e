import { runCommand } from "../bootstrap/run-command.mjs";
import { step } from "../bootstrap/step.mjs";
import { NEXT } from "./build";

/** Writes the types of the app's routes, which the compiler wants to see and a build would write too. */
export async function generateRouteTypes(): Promise<void> {
  await step("Generating the types of routes", () => runCommand(process.execPath, [NEXT, "typegen"]));
}
