import { stat } from "node:fs/promises";
import { runCommand } from "../bootstrap/run-command.mjs";
import { step } from "../bootstrap/step.mjs";
import { digestFiles, isDone, markDone } from "./stamps";

const PRISMA = "node_modules/prisma/build/index.js";

/** Generates the Prisma client, unless the schema is unchanged. */
export async function generateClient(): Promise<void> {
  await step("Generating the database client", async (note) => {
    const digest = await digestFiles(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
    const isThere = (await stat("prisma/generated/client.ts").catch(() => undefined)) !== undefined;
    if (isThere && (await isDone("client", digest))) return note("up to date");
    // Prisma asks for an engine that generating does not use; any file will do, and nothing is downloaded.
    const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
    await runCommand(process.execPath, [PRISMA, "generate"], environment);
    await markDone("client", digest);
  });
}
