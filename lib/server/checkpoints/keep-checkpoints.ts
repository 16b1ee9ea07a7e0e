import "server-only";
import { log } from "../log";
import { deliverCheckpoints } from "./deliver-checkpoints";
import { makeDueCheckpoints } from "./make-due-checkpoints";

const EVERY_MS = 15_000;

/** Has this process make and deliver what checkpoints are due, for as long as it lives. Any number of processes may do so. */
export function keepCheckpoints(): void {
  const again = () => setTimeout(() => void keep().finally(again), EVERY_MS * (0.75 + Math.random() / 2)).unref();
  again();
}

async function keep(): Promise<void> {
  try {
    await makeDueCheckpoints();
    await deliverCheckpoints();
  } catch (thrown) {
    log.warn({ reason: thrown instanceof Error ? thrown.message : "unknown" }, "checkpoints wait for the next time");
  }
}
