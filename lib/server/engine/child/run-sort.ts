import { type SortOptions, type SourceFile, sortMigrations } from "@/migrations-import/index";
import type { FromEngine } from "../protocol";

type Tell = (message: FromEngine) => Promise<void>;

/** Sorts files into migrations and tells them one by one, then what else is known of the set. */
export async function runSort(files: readonly SourceFile[], options: SortOptions, tell: Tell): Promise<void> {
  const { migrations, ...set } = await sortMigrations(files, {
    ...options,
    onReading: (path, bytes) => tell({ kind: "reading", path, bytes }),
  });
  for (const migration of migrations) await tell({ kind: "migration", migration });
  await tell({ kind: "sorted", set });
  await tell({ kind: "done", memoryBytes: process.memoryUsage.rss() });
}
