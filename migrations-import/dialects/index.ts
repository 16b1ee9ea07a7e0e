import type { DialectName } from "../model/source";
import type { Dialect } from "./dialect";
import { postgres } from "./postgres/index";
import { sqlite } from "./sqlite/index";

/** The dialects by name; `load` must be awaited before one is used. */
export const dialects: { readonly [Name in DialectName]: Dialect } = { postgres, sqlite };

/** The dialect of a name. */
export function dialectNamed(name: DialectName): Dialect {
  return dialects[name];
}
