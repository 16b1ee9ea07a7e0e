export const themes = ["light", "dark", "system"] as const;

export type Theme = (typeof themes)[number];

/** Anything else than a known theme is "system". */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
