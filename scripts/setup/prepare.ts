import { generateClient } from "./generate-client";
import { makeAssets } from "./make-assets";
import { makeSandboxDatabase } from "./make-sandbox-database";

/**
 * What every word needs beyond the installed packages: the database client, the browser's libraries and the
 * database that sandboxes begin with.
 */
export async function prepare(): Promise<void> {
  await generateClient();
  await makeAssets();
  await makeSandboxDatabase();
}
