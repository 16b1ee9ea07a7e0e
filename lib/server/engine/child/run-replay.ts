import {
  type CatalogObject,
  type DialectName,
  type Migration,
  type MigrationOutcome,
  replay,
} from "@/migrations-import/index";
import { createSandboxRunner } from "@/sandbox/create-sandbox-runner";
import { type FromEngine, inPieces, type ReplayLimits } from "../protocol";

type Tell = (message: FromEngine) => Promise<void>;

type ReplayJob = {
  readonly dialect: DialectName;
  readonly migrations: readonly Migration[];
  readonly past?: readonly Migration[];
  readonly continues: boolean;
  readonly runsDynamic?: boolean;
  readonly objects: readonly CatalogObject[];
  readonly most: ReplayLimits;
};

/** Replays migrations, telling which one is read before it is, its outcome after, and in the end the objects as they stand. */
export async function runReplay(job: ReplayJob, tell: Tell): Promise<void> {
  const count = createCount(job.most);
  const runner = job.runsDynamic === true ? createSandboxRunner() : null;
  try {
    const { objects } = await replay(job, {
      ...(job.continues ? { from: { objects: job.objects } } : {}),
      ...(runner ? { dynamic: { runner, past: job.past ?? [] } } : {}),
      onReading: (_, { path, up }) => tell({ kind: "reading", path, bytes: up.end - up.start }),
      onMigration: async (index, _, outcome) => {
        count.add(outcome);
        await tellOutcome(index, outcome, tell);
      },
    });
    for (const piece of inPieces(objects)) await tell({ kind: "objects", objects: piece });
    await tell({ kind: "done", memoryBytes: process.memoryUsage.rss() });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    await tell({ kind: "refused", message: error.message });
  } finally {
    runner?.close();
  }
}

async function tellOutcome(index: number, outcome: MigrationOutcome, tell: Tell): Promise<void> {
  const { migration: _, changes, ...parts } = outcome;
  for (const piece of inPieces(changes)) await tell({ kind: "changes", changes: piece });
  await tell({ kind: "outcome", index, outcome: parts });
}

/** More statements or changes than one import may come to; the message is for people. */
class TooMuch extends Error {}

function createCount(most: ReplayLimits) {
  let statements = 0;
  let changes = 0;
  return {
    add({ statements: read, changes: made, migration }: MigrationOutcome): void {
      statements += read.applied + read.noEffect + read.notUnderstood;
      changes += made.length;
      if (statements > most.statements) throw tooMuch(migration, most.statements, "statements");
      if (changes > most.changes) throw tooMuch(migration, most.changes, "changes");
    },
  };
}

function tooMuch({ path }: Migration, most: number, what: string): TooMuch {
  return new TooMuch(
    `With “${path}” the import comes to more than ${most.toLocaleString("en")} ${what}. ` +
      "Nothing was stored. Leave out what is not part of the schema, or import in parts.",
  );
}
