import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { errorNames } from "./error-names";

const TRIES = 4;
const LONGEST_WAIT_MS = 50;
// What PostgreSQL ends so that another transaction can go on; nothing of it was stored.
const endedForOthers = /^(40001|40P01|P2034|TransactionWriteConflict)$/u;

/**
 * Does one statement or transaction again that PostgreSQL ended because it and another waited for each other: up to four times in
 * all, after a short wait by chance, so that the two do not meet again. Anything else that is thrown goes on.
 */
export async function retryDeadlocks<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (thrown) {
      if (tries === TRIES || !errorNames(thrown).some((name) => endedForOthers.test(name))) throw thrown;
      await sleep(Math.random() * LONGEST_WAIT_MS * tries);
    }
  }
}
