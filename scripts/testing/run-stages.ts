import { type Outcome, runStage, type Stage } from "./stage";

/** Runs stages one after the other, whatever the outcome of each, and adds up. */
export async function runStages(stages: readonly Stage[]): Promise<Outcome> {
  let total: Outcome = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const { passed, failed } = await runStage(stage);
    total = { passed: total.passed + passed, failed: total.failed + failed };
  }
  return total;
}
