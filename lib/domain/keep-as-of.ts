// What a project has beside its states: who belongs to it, how it is set up, what is a history itself, and the code of now.
const TIMELESS = /^\/p\/[^/]+\/(?:import|members|settings|docs|compare|activity|archive|code)(?:[/?#]|$)/u;

/** An address of a project's page in the same state: with the `asOf` one reads at, where that page has states and names none. */
export function keepAsOf(href: string, asOf: string | null): string {
  if (!asOf || !href.startsWith("/p/") || TIMELESS.test(href)) return href;
  const [beforeHash = "", hash] = href.split("#", 2);
  const [path = "", search = ""] = beforeHash.split("?", 2);
  const wanted = new URLSearchParams(search);
  if (!wanted.has("asOf")) wanted.set("asOf", asOf);
  return `${path}?${wanted}${hash === undefined ? "" : `#${hash}`}`;
}
