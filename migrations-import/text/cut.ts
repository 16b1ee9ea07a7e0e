/** The first `most` UTF-16 units of a text at most, without half a character at the end: no database takes one. */
export function cut(text: string, most: number): string {
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(most - 1)) && text.length > most;
  return text.slice(0, isHalf ? most - 1 : most);
}
