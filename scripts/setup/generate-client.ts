import { stat } from "node:fs/promises";
import { runCommand } from "../bootstrap/run-command.mjs";
import { digestFiles, isDone, markDone } from "./stamps";

const PRISMA = "node_modules/prisma/build/index.js";

/** Generates the Prisma client, unless the schema is unchanged; says whether it did. */
export async function generateClient(): Promise<boolean> {
  const digest = await digestFiles(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  const isThere = (await stat("prisma/generated/client.ts").catch(() => undefined)) !== undefined;
  if (isThere && (await isDone("client", digest))) return false;
  // Prisma asks for an engine that generating does not use; any file will do, and nothing is downloaded.
  const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  await runCommand(process.execPath, [PRISMA, "generate"], environment);
  await markDone("client", digest);
  return true;
}
