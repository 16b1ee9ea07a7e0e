import { step } from "../bootstrap/step.mjs";
import { generateClient } from "./generate-client";
import { makeAssets } from "./make-assets";
import { makeSandboxDatabase } from "./make-sandbox-database";

/**
 * What every word needs beyond the installed packages: the database client, the browser's libraries and the
 * database that sandboxes begin with. What is made is made at once.
 */
export async function prepare(): Promise<void> {
  await step("Making the database client, the browser's libraries and the database of sandboxes", async (note) => {
    const made = await Promise.all([generateClient(), makeAssets(), makeSandboxDatabase()]);
    if (!made.includes(true)) note("up to date");
  });
}
