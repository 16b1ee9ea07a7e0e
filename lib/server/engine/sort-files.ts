import "server-only";
import type { Migration, MigrationSet, SortOptions, SourceFile } from "@/migrations-import/index";
import { type EngineHost, engineHost } from "./engine-host";
import type { ToEngine } from "./protocol";

/**
 * The engine's `sortMigrations`, beside this process. Throws `too_large` where the files take more time or memory than they
 * may, `unavailable` where too many wait already.
 */
export async function sortFiles(
  files: readonly SourceFile[],
  options: Omit<SortOptions, "onReading">,
  host: EngineHost = engineHost(),
): Promise<MigrationSet> {
  const migrations: Migration[] = [];
  let sorted: Omit<MigrationSet, "migrations"> | null = null;
  await host.run({
    messages: () => messages(files, options),
    bytes: files.reduce((sum, file) => sum + file.bytes.length, 0),
    about: "sorting the files",
    heard: (message) => {
      if (message.kind === "migration") migrations.push(message.migration);
      else if (message.kind === "sorted") sorted = message.set;
    },
  });
  return merge(sorted, migrations);
}

function* messages(files: readonly SourceFile[], options: Omit<SortOptions, "onReading">): Generator<ToEngine> {
  for (const { path, bytes } of files) yield { kind: "file", file: { path, bytes } };
  yield { kind: "sort", options };
}

function merge(set: Omit<MigrationSet, "migrations"> | null, migrations: readonly Migration[]): MigrationSet {
  if (set === null) throw new Error("the engine sorted files and did not tell how");
  return { ...set, migrations };
}
