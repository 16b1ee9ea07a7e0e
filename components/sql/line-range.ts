export type LineRange = { from: number; to: number };

/** Reads "#L12" and "#L12-L20"; null for anything else. A range given backwards is turned round. */
export function parseLineRange(hash: string): LineRange | null {
  const match = /^#L(\d{1,7})(?:-L(\d{1,7}))?$/u.exec(hash);
  if (!match) return null;
  const first = Number(match[1]);
  const second = Number(match[2] ?? match[1]);
  return { from: Math.min(first, second), to: Math.max(first, second) };
}

export function formatLineRange({ from, to }: LineRange): string {
  return to > from ? `#L${from}-L${to}` : `#L${from}`;
}
