import "server-only";
import type { Band } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";

/** What a migration changed, as it is read: `count` changes, the strongest of them by its strength, and the first in words. */
export type BandRow = Pick<Band, "position" | "version" | "path"> & {
  readonly strength: number;
  readonly count: number;
  readonly summary: string;
};

// The kinds of change, the one that says most about a migration first.
const strongestFirst = ["added", "dropped", "renamed", "altered"] as const;

/** The strength of the kind of a change `c` as a number, the strongest 0: what `toBand` reads. */
export const strength = Prisma.sql`CASE c.kind WHEN 'added' THEN 0 WHEN 'dropped' THEN 1 WHEN 'renamed' THEN 2 ELSE 3 END`;

/** A band of a core sample: the words of its one change, or how many there were. */
export function toBand({ position, version, path, count, summary, ...row }: BandRow): Band {
  const kind = strongestFirst[row.strength] ?? "altered";
  return { position, version, path, kind, label: count > 1 ? `${count} changes` : summary };
}
