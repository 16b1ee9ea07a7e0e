import { build } from "../setup/build";
import { seedDemoOnce } from "../setup/demo";
import { runUntilEnd } from "../setup/lifecycle";
import { openDatabase } from "../setup/open-database";
import { prepare } from "../setup/prepare";
import { readSecrets } from "../setup/secrets";
import { serve } from "../setup/serve";
import { printDemo, printSetUp } from "../setup/welcome";

/** Everything from a fresh clone to a Strata that serves: each step is skipped where it is up to date. */
export function run(): Promise<void> {
  return runUntilEnd(async () => {
    await prepare();
    const secrets = await readSecrets();
    const database = await openDatabase();
    const demo = database.isOwn ? await seedDemoOnce(database.appUrl) : undefined;
    await build(secrets);
    const environment = {
      CHECKPOINT_FOLDER: process.env.CHECKPOINT_FOLDER || ".data/checkpoints",
      ...secrets,
      DATABASE_URL: database.appUrl,
      NODE_ENV: "production",
    };
    const address = await serve({ mode: "start", environment, defaultHost: "127.0.0.1" });
    if (demo === undefined) await printSetUp(address, database.appUrl);
    else printDemo(address, demo);
  });
}
