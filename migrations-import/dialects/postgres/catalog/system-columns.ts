import { refuse } from "../refusal";

/** The types of the columns that every table has by itself. */
export const systemColumns: Readonly<Record<string, string>> = {
  tableoid: "oid",
  ctid: "tid",
  xmin: "xid",
  cmin: "cid",
  xmax: "xid",
  cmax: "cid",
};

/** No other column has a name of these. */
export function refuseSystemName(name: string): void {
  if (Object.hasOwn(systemColumns, name)) refuse("INVALID_STATEMENT", `every table has a column ${name} by itself`);
}
