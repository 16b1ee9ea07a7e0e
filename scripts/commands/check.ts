import { generateRouteTypes } from "../setup/generate-route-types";
import { end, runUntilEnd } from "../setup/lifecycle";
import { prepare } from "../setup/prepare";
import { runStages } from "../testing/run-stages";
import { architecture, lint, types } from "../testing/stages";

/** What can be said without running anything: lint, types, and who imports whom. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    await prepare();
    await generateRouteTypes();
    await end((await runStages([lint, types, architecture])).failed === 0 ? 0 : 1);
  });
}
