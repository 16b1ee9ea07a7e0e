import "server-only";
import type { Transaction } from "../db";

/**
 * Takes the lock under which everything people do in a project is ordered, for the rest of the transaction: members,
 * reviews, pages, imports, and the docs that the SQL function `save_doc` stores. Call it before reading what the change depends on.
 */
export async function lockProject(tx: Transaction, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId}::uuid FOR UPDATE`;
}
