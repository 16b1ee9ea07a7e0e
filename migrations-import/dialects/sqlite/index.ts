import type { Dialect } from "../dialect";
import { apply } from "./apply";
import { findExternal } from "./find-external";
import { foldName } from "./names";
import { parse } from "./parse";
import type { SqlNode } from "./sql-node";

/** SQLite, read with a grammar generated from SQLite's own (3.53). Nothing needs to be loaded. */
export const sqlite: Dialect<SqlNode> = {
  name: "sqlite",
  foldName,
  load: async () => {},
  parse,
  begin: () => {},
  apply,
  findExternal,
};
