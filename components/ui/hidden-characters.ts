// Format and control characters and the fillers of Hangul: they take no room, or turn the order of what stands around them.
const hidden = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|(?![\t\n\r])\p{Cc}/gu;
/** The same in prose: joiners, marks of direction and the parts of emoji belong into the text of many languages. */
export const hiddenInProse = /(?![\u00ad\u061c\u200c-\u200f\u{e0020}-\u{e007f}])(?:\p{Cf}|(?![\t\n\r])\p{Cc})/gu;

const names: Readonly<Record<string, string>> = {
  "\u00ad": "soft hyphen",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of a direction",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "isolate",
  "\u2069": "end of an isolate",
  "\ufeff": "byte order mark",
};

export type TextPart = { readonly text: string; readonly isHidden: boolean };

/** So many are labelled one by one; nobody reads more. */
const MOST_LABELLED = 1_000;

/**
 * Cuts a text at the characters one would not see. `isProse` leaves alone what ordinary text of some languages needs. After a
 * thousand of them, each that follows is shown as `\ufffd`.
 */
export function splitAtHidden(text: string, isProse = false): readonly TextPart[] {
  const parts: TextPart[] = [];
  const unseen = isProse ? hiddenInProse : hidden;
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    if (parts.length > 2 * MOST_LABELLED) break;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isHidden: false });
    parts.push({ text: match[0], isHidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from).replace(unseen, "\ufffd"), isHidden: false });
  return parts;
}

/** What stands on the page in the place of a hidden character: `U+202E`. */
export function labelOfHidden(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What a hidden character is, for its tooltip. */
export function nameOfHidden(character: string): string {
  return `Hidden character: ${names[character] ?? labelOfHidden(character)}`;
}
