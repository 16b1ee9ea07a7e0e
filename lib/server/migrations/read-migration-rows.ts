import "server-only";
import type { MigrationRow } from "@/lib/domain/migration-view";
import type { StaleCause } from "@/lib/domain/review";
import type { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { Transaction } from "../db";
import { readAnswers } from "../tables/read-answers";

type Causes = ReadonlyMap<string, readonly StaleCause[]>;

/**
 * The migrations of a state, oldest first, with what each changed and how many tables' docs it left stale to this day.
 * `from` and `to`: only those at these positions and between. `causes`: the unanswered changes by table, where the caller
 * has read them already.
 */
export async function readMigrationRows(
  db: Transaction,
  scope: Scope,
  {
    from = 1,
    to = scope.position,
    causes,
  }: { readonly from?: number; readonly to?: number; readonly causes?: Causes } = {},
): Promise<readonly MigrationRow[]> {
  const where = { projectId: scope.projectId, position: { gte: from, lte: to } };
  const migrations = await db.migration.findMany({
    where,
    orderBy: { position: "asc" },
    select: {
      position: true,
      version: true,
      name: true,
      path: true,
      applied: true,
      noEffect: true,
      notUnderstood: true,
      failed: true,
      createdAt: true,
      removedAt: true,
    },
  });
  const counts = await countChanges(db, where);
  const stale = countStale(causes ?? (await readAnswers(db, scope)).causes);
  return migrations.map((row) => ({
    position: row.position,
    version: row.version,
    name: row.name,
    path: row.path,
    statements: row.applied + row.noEffect + row.notUnderstood,
    ends: { applied: row.applied, noEffect: row.noEffect, notUnderstood: row.notUnderstood },
    failed: row.failed,
    changes: counts.get(row.position) ?? noChanges,
    staleTables: stale.get(row.position) ?? 0,
    importedAt: row.createdAt.toISOString(),
    isRemoved: row.removedAt !== null,
  }));
}

type Counts = MigrationRow["changes"];
const noChanges: Counts = { added: 0, altered: 0, renamed: 0, dropped: 0 };

/** What only follows from another change is not counted: what is, is what the migration says. */
async function countChanges(db: Transaction, where: Prisma.ChangeWhereInput): Promise<ReadonlyMap<number, Counts>> {
  const groups = await db.change.groupBy({
    by: ["position", "kind"],
    where: { ...where, consequence: false },
    _count: { _all: true },
  });
  const counts = new Map<number, Counts>();
  for (const group of groups) {
    counts.set(group.position, { ...(counts.get(group.position) ?? noChanges), [group.kind]: group._count._all });
  }
  return counts;
}

function countStale(causes: Causes): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const ofOne of causes.values()) {
    for (const position of new Set(ofOne.map((cause) => cause.position))) {
      counts.set(position, (counts.get(position) ?? 0) + 1);
    }
  }
  return counts;
}
