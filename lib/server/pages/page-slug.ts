import "server-only";

const LONGEST = 70;

/** The address of a page by its title: letters and digits without accents, parted by hyphens; `page` where none are left. */
export function toPageSlug(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  return slug === "" ? "page" : slug;
}

/** The first of `slug`, `slug-2`, `slug-3`, … that is not taken. */
export function freePageSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
