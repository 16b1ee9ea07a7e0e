import { copyAssets } from "./copy-assets";
import { generateClient } from "./generate-client";

/** What every word needs beyond the installed packages: the database client and the browser's libraries. */
export async function prepare(): Promise<void> {
  await generateClient();
  await copyAssets();
}
