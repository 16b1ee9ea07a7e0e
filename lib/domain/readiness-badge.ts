import type { Readiness } from "./readiness";

type Tone = "good" | "bad" | "open" | "unknown";

/** White is read on each of these with a contrast of at least 4.5, and each is told from a light and a dark page. */
const fills: Readonly<Record<Tone, string>> = { good: "#1a7f4b", bad: "#b3372c", open: "#8f5f00", unknown: "#646b70" };
const LABEL = "strata";
const LABEL_FILL = "#3f474d";

/** Whether a project may go to production as an image for a README: ready, how many blockers, or not signed. */
export function readinessBadge(readiness: Readiness): string {
  const { words, tone } = verdictOf(readiness);
  const label = widthOf(LABEL);
  const whole = label + widthOf(words);
  const title = escaped(`${LABEL}: ${words}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="20" viewBox="0 0 ${whole} 20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${whole}" height="20" rx="4" fill="${LABEL_FILL}"/>
<path d="M${label} 0H${whole - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H${label}z" fill="${fills[tone]}"/>
<g fill="#fff" font-family="Verdana,Geneva,'DejaVu Sans',sans-serif" font-size="11">${textAt(0, LABEL)}${textAt(label, words)}</g>
</svg>
`;
}

function verdictOf({ error, isReady, counts, signatures }: Readiness): { readonly words: string; readonly tone: Tone } {
  if (error !== null) return { words: "unknown", tone: "unknown" };
  if (isReady) return { words: "ready", tone: "good" };
  if (counts.blockers === 1) return { words: "1 blocker", tone: "bad" };
  if (counts.blockers > 1) return { words: `${counts.blockers} blockers`, tone: "bad" };
  return { words: signatures.missing.length > 0 ? "not signed" : "not ready", tone: "open" };
}

const MARGIN = 7;

/** Characters by their width in Verdana, in thousandths of its size. Whatever font is there instead is made to fit. */
const widths: readonly (readonly [characters: string, width: number])[] = [
  ["il", 274],
  ["j", 344],
  ["f ", 352],
  ["t", 394],
  ["r", 427],
  ["cs", 521],
  ["z", 525],
  ["kvxy", 592],
  ["e", 596],
  ["a", 601],
  ["o", 607],
  ["bdgpq", 623],
  ["hnu", 633],
  ["0123456789", 636],
  ["w", 818],
  ["m", 973],
];

function lengthOf(words: string): number {
  const thousandths = [...words].reduce(
    (sum, each) => sum + (widths.find(([characters]) => characters.includes(each))?.[1] ?? 700),
    0,
  );
  return Math.round((thousandths * 11) / 1000);
}

function widthOf(words: string): number {
  return lengthOf(words) + 2 * MARGIN;
}

function textAt(x: number, words: string): string {
  return `<text x="${x + MARGIN}" y="14" textLength="${lengthOf(words)}">${escaped(words)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
