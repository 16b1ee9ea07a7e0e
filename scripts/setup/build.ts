import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "../bootstrap/run-command.mjs";
import { step } from "../bootstrap/step.mjs";
import type { Secrets } from "./secrets";
import { digestFiles, isDone, markDone } from "./stamps";

export const NEXT = "node_modules/next/dist/bin/next";

const SOURCES = [
  "app",
  "components",
  "lib",
  "migrations-import",
  "prisma/schema.prisma",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds for production, unless the sources and what is built into it are unchanged. */
export async function build(secrets: Secrets): Promise<void> {
  await step("Building for production", async (note) => {
    const folder = buildFolder();
    const digest = await digestBuild(secrets);
    if ((await isBuilt()) && (await isDone(`build ${folder}`, digest))) return note("up to date");
    await markDone(`build ${folder}`, "being built");
    await runCommand(process.execPath, [NEXT, "build"], {
      ...secrets,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    await markDone(`build ${folder}`, digest);
  });
}

/** Refuses to go on when nothing was built. */
export async function requireBuild(): Promise<void> {
  if (!(await isBuilt())) throw new Error("Nothing is built yet. Run npm run build first.");
}

function buildFolder(): string {
  return process.env.NEXT_DIST_DIR || ".next";
}

async function isBuilt(): Promise<boolean> {
  return (await stat(path.join(buildFolder(), "BUILD_ID")).catch(() => undefined)) !== undefined;
}

// Tests and fixtures are beside the sources, and not in what is built.
async function digestBuild(secrets: Secrets): Promise<string> {
  const files = await digestFiles(SOURCES, (file) => /\.test\.tsx?$|\/fixtures$|\.md$/.test(file));
  const built = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return createHash("sha256")
    .update(files)
    .update(JSON.stringify([built.sort(), secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY]))
    .digest("hex");
}
