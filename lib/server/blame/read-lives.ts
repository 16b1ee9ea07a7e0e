import "server-only";
import type { SourceLine } from "@/lib/domain/catalog-view";
import type { BlamedChange, FactChange, Provenance } from "@/migrations-import/index";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { StoredStep } from "../catalog-store/stored-object";
import type { Transaction } from "../db";

/** One time an object was there: from where it was made to where it was dropped, if it was. */
export type Life = {
  readonly made: SourceLine;
  readonly dropped: SourceLine | null;
  readonly changes: readonly BlamedChange[];
};

type Row = Pick<Provenance, "path" | "version" | "line" | "endLine"> & {
  readonly objectId: string;
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly facts: readonly FactChange[];
  readonly steps: readonly StoredStep[] | null;
  readonly dynamic: boolean;
};

/** The lives of objects up to a state, oldest first, by identity. One that stands is in its last. */
export async function readLives(
  db: Transaction,
  scope: Scope,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Life[]>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT c.object_id AS "objectId", c.kind, c.facts, c.steps, c.dynamic, m.path, m.version, c.line, c.end_line AS "endLine"
    FROM changes c JOIN migrations m ON m.id = c.migration_id
    WHERE c.project_id = ${scope.projectId}::uuid AND c.object_id = ANY (${[...objectIds]}::uuid[])
      AND c.position <= ${scope.position}
    ORDER BY c.position, c.kind = 'added', c.ordinal`);
  const lives = new Map<string, { made: SourceLine; dropped: SourceLine | null; changes: BlamedChange[] }[]>();
  for (const row of rows) {
    const ofObject = lives.get(row.objectId) ?? [];
    lives.set(row.objectId, ofObject);
    if (row.kind === "added") ofObject.push({ made: placeOf(row), dropped: null, changes: [] });
    const life = ofObject.at(-1);
    if (row.kind === "dropped" && life) life.dropped = placeOf(row);
    else life?.changes.push(toBlamed(row));
  }
  return lives;
}

function placeOf({ path, version, line, endLine, dynamic }: Row): Provenance {
  return { path, version, line, endLine, ...(dynamic ? { dynamic } : {}) };
}

function toBlamed(row: Row): BlamedChange {
  const { path, version, facts, steps } = row;
  const provenance = placeOf(row);
  if (steps === null) return { facts, provenance };
  const told = steps.map(({ fact, before, after, ...place }) => ({
    fact,
    before,
    after,
    provenance: { path, version, ...place },
  }));
  return { facts, provenance, steps: told };
}
