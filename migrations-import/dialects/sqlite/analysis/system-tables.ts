import { foldName } from "../names";
import type { Relation } from "./scope";
import { columnValue } from "./value";

const schemaColumns = ["type TEXT", "name TEXT", "tbl_name TEXT", "rootpage INT", "sql TEXT"];
const jsonColumns = ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"];

/** What SQLite has by itself: its tables, and functions that are read like tables. */
const columnsByName: ReadonlyMap<string, readonly string[]> = new Map([
  ["sqlite_master", schemaColumns],
  ["sqlite_schema", schemaColumns],
  ["sqlite_temp_master", schemaColumns],
  ["sqlite_temp_schema", schemaColumns],
  ["sqlite_sequence", ["name", "seq"]],
  ["sqlite_stat1", ["tbl", "idx", "stat"]],
  ["sqlite_stat4", ["tbl", "idx", "neq", "nlt", "ndlt", "sample"]],
  ["json_each", jsonColumns],
  ["json_tree", jsonColumns],
]);

/** A table that is in every database, or could be: those and those of pragmas are never missing. */
export function systemTable(name: string): Relation | "unknown" | undefined {
  const columns = columnsByName.get(foldName(name));
  if (!columns)
    return /^(pragma_|sqlite_|generate_series$|dbstat$|bytecode$|fts3tokenize$)/i.test(name) ? "unknown" : undefined;
  const values = columns.map((column) => {
    const [own = "", type = ""] = column.split(" ");
    return columnValue(own, type);
  });
  return {
    name,
    columns: values,
    rowid: "rowid",
    isOpen: false,
    hidden: columns === jsonColumns ? ["json", "root"] : [],
    hasIndex: () => false,
  };
}
