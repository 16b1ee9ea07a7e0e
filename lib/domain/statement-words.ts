import type { StatementEnds } from "./migration-view";

/** How statements ended, those that did so in no case left out: `9 applied, 3 without effect on the schema`. */
export function endsWords({ applied, noEffect, notUnderstood }: StatementEnds): string {
  const parts = [
    ...(applied > 0 ? [`${applied.toLocaleString("en")} applied`] : []),
    ...(noEffect > 0 ? [`${noEffect.toLocaleString("en")} without effect on the schema`] : []),
    ...(notUnderstood > 0 ? [`${notUnderstood.toLocaleString("en")} not understood`] : []),
  ];
  return parts.join(", ");
}

/** `12 statements: 9 applied, 3 without effect on the schema.` */
export function statementsSentence(ends: StatementEnds): string {
  const number = ends.applied + ends.noEffect + ends.notUnderstood;
  if (number === 0) return "No statements.";
  const all = `${number.toLocaleString("en")} ${number === 1 ? "statement" : "statements"}`;
  return ends.applied === number
    ? `${all}, ${number === 1 ? "applied" : "all applied"}.`
    : `${all}: ${endsWords(ends)}.`;
}
