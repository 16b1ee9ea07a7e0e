import { type MigrationSet, type ReplayOptions, replay, sortMigrations } from "@/migrations-import/index";
import { createSandboxRunner } from "../create-sandbox-runner";
import { type SandboxLimits, sandboxLimits } from "../sandbox-limits";

/** Files of SQL by name, in order, as migrations. */
export async function migrationsOf(files: Readonly<Record<string, string>>): Promise<MigrationSet> {
  const sources = Object.entries(files).map(([path, sql]) => ({ path, bytes: new TextEncoder().encode(sql) }));
  return sortMigrations(sources, { dialect: "postgres", layout: "plain" });
}

/** Replays with a sandbox of its own. */
export async function replayInSandbox(
  set: Pick<MigrationSet, "dialect" | "migrations">,
  limits: Partial<SandboxLimits> = {},
  { past, ...options }: ReplayOptions & { readonly past?: MigrationSet["migrations"] } = {},
) {
  const runner = createSandboxRunner({ ...sandboxLimits, ...limits });
  try {
    return await replay(set, { ...options, dynamic: { runner, past: past ?? [] } });
  } finally {
    runner.close();
  }
}
