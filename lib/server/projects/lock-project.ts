import "server-only";
import type { Transaction } from "../db";
import { projectIsArchived } from "./project-is-archived";

/**
 * Takes the lock under which everything people do in a project is ordered, for the rest of the transaction: members,
 * reviews, pages, imports, and the docs that the SQL function `save_doc` stores. Call it before reading what the change depends on.
 * `conflict` where the project has been archived since whoever waits for it was let in.
 */
export async function lockProject(tx: Transaction, projectId: string): Promise<void> {
  const locked =
    await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid AND archived_at IS NULL FOR UPDATE`;
  if (locked === 0) throw projectIsArchived();
}
