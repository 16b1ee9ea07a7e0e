const NOWHERE = "http://strata.invalid";

/**
 * Where to go after signing in: `wanted` if it is a path of this very site, else `/`. Whatever a browser could read as another
 * host or scheme is not (`//evil`, `/\evil`, `https:evil`, tabs and line breaks inside).
 */
export function safeNext(wanted: string | null | undefined, origin = NOWHERE): string {
  if (!wanted || /[\p{Cc}\\]/u.test(wanted)) return "/";
  const isPath = wanted.startsWith("/") && !wanted.startsWith("//");
  if (!isPath && !wanted.startsWith(`${origin}/`)) return "/";
  if (!URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  // What is left once `..` and `.` are taken out of `/..//evil` names another host again.
  if (url.origin !== origin || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
