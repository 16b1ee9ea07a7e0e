import { type Outcome, type Print, runStage, type Stage } from "./stage";

/**
 * Runs stages one after the other, whatever the outcome of each, and adds up. Others can run beside them, one after the other too; what
 * those print follows at the end.
 */
export async function runStages(stages: readonly Stage[], beside: readonly Stage[] = []): Promise<Outcome> {
  const held: string[] = [];
  const totals = await Promise.all([runEach(stages), runEach(beside, (text) => held.push(text))]);
  process.stdout.write(held.join(""));
  return totals.reduce(add);
}

async function runEach(stages: readonly Stage[], print?: Print): Promise<Outcome> {
  let total: Outcome = { passed: 0, failed: 0 };
  for (const stage of stages) total = add(total, await runStage(stage, print));
  return total;
}

function add(one: Outcome, other: Outcome): Outcome {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}
