const OWN = "own:";

/** Whether a field is a section that a project made itself. */
export function isOwnField(field: string): boolean {
  return field.startsWith(OWN);
}

/** The field of an own section, from the heading it was made with. Later headings do not change it, for docs hang on it. */
export function ownField(heading: string): string {
  return `${OWN}${heading}`;
}

/** What a field is called where the template is not at hand: an own section by the heading it was made with. */
export function nameOfOwnField(field: string): string {
  return field.slice(OWN.length);
}
