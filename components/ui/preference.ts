const year = 60 * 60 * 24 * 365;

/** Remembers a choice of this browser in a cookie the server reads, so that the next page comes right at once. */
export function rememberPreference(name: "theme" | "sidebar", value: string): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax${secure}`;
}
