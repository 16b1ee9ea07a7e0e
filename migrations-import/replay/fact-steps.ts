import type { FactChange, FactStep } from "../model/change";
import type { Provenance } from "../model/provenance";
import { sameJson } from "./same-json";

/**
 * The most steps kept of one object in one migration. From there on a statement's step joins the one before it of the same
 * fact: ten thousand values added to one enum would else be kept ten thousand times.
 */
export const MAX_FACT_STEPS = 50;

/** Lays what a statement gave an object on top of what statements before it gave it in the same migration. */
export function addSteps(
  steps: readonly FactStep[],
  given: readonly FactChange[],
  sourceOf: (fact: string) => Provenance,
): readonly FactStep[] {
  if (given.length === 0) return steps;
  const next = [...steps];
  for (const each of given) {
    const provenance = sourceOf(each.fact);
    const at = next.findLastIndex(({ fact }) => fact === each.fact);
    const last = next[at];
    const joins = last !== undefined && (last.provenance === provenance || next.length >= MAX_FACT_STEPS);
    if (joins) next.splice(at, 1);
    next.push({ fact: each.fact, before: joins ? last.before : each.before, after: each.after, provenance });
  }
  return next;
}

/** The steps of the facts that are not in the end again what they were, in the order of their statements. */
export function netSteps(steps: readonly FactStep[]): readonly FactStep[] {
  if (steps.length === 0) return steps;
  const first = new Map(steps.toReversed().map((step) => [step.fact, step.before]));
  const last = new Map(steps.map((step) => [step.fact, step.after]));
  return steps
    .filter(({ fact }) => !sameJson(first.get(fact), last.get(fact)))
    .sort((a, b) => a.provenance.line - b.provenance.line);
}
