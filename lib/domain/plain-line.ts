/** A text that can be shown on one line anywhere: without control characters and marks that turn text around, and no longer than that. */
export function plainLine(text: string, most = 200): string {
  const plain = text.replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}
