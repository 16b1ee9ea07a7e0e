import "server-only";
import type { MigrationOutcome } from "@/migrations-import/index";

/** What the engine noted of a migration beside its changes. */
export type Notes = Pick<MigrationOutcome, "possibleRenames" | "dynamic">;

/** The notes of a migration, as they were stored. */
export function readNotes(notes: unknown): Notes {
  return (notes ?? { possibleRenames: [], dynamic: [] }) as Notes;
}
