import { foldName } from "../names";
import type { Relation } from "./scope";
import { columnValue } from "./value";

const schemaColumns = ["type TEXT", "name TEXT", "tbl_name TEXT", "rootpage INT", "sql TEXT"];
const jsonColumns = ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"];

/** What pragmas that are read like tables give (https://sqlite.org/pragma.html#pragfunc). */
const pragmaColumns: readonly (readonly [pragma: string, columns: string])[] = [
  ["table_info", "cid name type notnull dflt_value pk"],
  ["table_xinfo", "cid name type notnull dflt_value pk hidden"],
  ["table_list", "schema name type ncol wr strict"],
  ["index_list", "seq name unique origin partial"],
  ["index_info", "seqno cid name"],
  ["index_xinfo", "seqno cid name desc coll key"],
  ["foreign_key_list", "id seq table from to on_update on_delete match"],
  ["foreign_key_check", "table rowid parent fkid"],
  ["function_list", "name builtin type enc narg flags"],
  ["database_list", "seq name file"],
  ["collation_list", "seq name"],
];

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
  ...pragmaColumns.map(([pragma, columns]) => [`pragma_${pragma}`, columns.split(" ")] as const),
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
    hidden: columns === jsonColumns ? ["json", "root"] : /^pragma_/i.test(name) ? ["arg", "schema"] : [],
    hasIndex: () => false,
  };
}
