type TableName = { readonly schema: string; readonly name: string };
type Place = { order: readonly TableName[]; at: string | null; top: number };

/**
 * Where a person is among the tables of each project: what the grid listed last and in which order, the row they were at,
 * how far it was scrolled. Lives as long as the loaded page, in the browser only: it is written by effects and clicks.
 */
const places = new Map<string, Place>();

const nowhere: Place = { order: [], at: null, top: 0 };

/** One table among those of its project. */
export function keyOfTable({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

export function placeIn(slug: string): Readonly<Place> {
  return places.get(slug) ?? nowhere;
}

export function rememberPlace(slug: string, change: Partial<Place>): void {
  places.set(slug, { ...placeIn(slug), ...change });
}

/** The table that stands so many places after one (or before it) in an order; null at either end, or where it is not in it. */
export function neighbourOf(order: readonly TableName[], table: TableName, step: 1 | -1): TableName | null {
  const index = order.findIndex((each) => keyOfTable(each) === keyOfTable(table));
  return index < 0 ? null : (order[index + step] ?? null);
}
