import "server-only";
import type { StaleCause } from "@/lib/domain/review";
import type { Transaction } from "../db";
import { readAnswers } from "./read-answers";
import type { TableScope } from "./table-scope";

/** The changes that the docs of each table do not answer in a state, newest first, by table; see `readAnswers`. */
export async function readUnanswered(
  db: Transaction,
  scope: TableScope,
): Promise<ReadonlyMap<string, readonly StaleCause[]>> {
  return (await readAnswers(db, scope)).causes;
}
