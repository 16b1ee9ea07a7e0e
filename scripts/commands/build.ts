import { build } from "../setup/build";
import { end, runUntilEnd } from "../setup/lifecycle";
import { prepare } from "../setup/prepare";
import { readSecrets } from "../setup/secrets";

/** Builds for production. Several web processes share one build, and the NEXT_SERVER_ACTIONS_ENCRYPTION_KEY it was made with. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    await prepare();
    await build(await readSecrets());
    await end(0);
  });
}
