/** Changes the condition inside a `CHECK (…)`, leaving the words around it. */
export function changeCondition(check: string, change: (condition: string) => string): string {
  const match = /^CHECK \((.*)\)$/s.exec(check);
  return match?.[1] === undefined ? check : `CHECK (${change(match[1])})`;
}
