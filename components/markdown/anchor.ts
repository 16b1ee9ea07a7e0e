/** What anchors of written texts begin with: no heading takes the name of a part of the page, or of anything of the browser's. */
const OWN = "text-";

/** The anchor of a heading by its words: its letters and digits, joined by hyphens. */
export function anchorOf(words: string): string {
  const slug = words
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return OWN + slug;
}

/** Where a link within a text leads, as written: to a heading by its words, or to a footnote. */
export function anchorTo(href: string): string {
  if (href.startsWith("#user-content-")) return href;
  try {
    return `#${anchorOf(decodeURIComponent(href.slice(1)))}`;
  } catch {
    return href;
  }
}
