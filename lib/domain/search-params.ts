/** What Next.js gives of an address's search. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of each parameter; what is given twice counts once. */
export function searchOf(params: SearchParams): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, listOf(value)[0]]));
}

/** Every value of a parameter, in order. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
