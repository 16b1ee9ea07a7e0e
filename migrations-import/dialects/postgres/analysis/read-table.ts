import { findIn, findRelation, schemasOf } from "../catalog/find-relation";
import { isPartial } from "../catalog/partial";
import { firstSchema } from "../catalog/search-path";
import { isTemporary } from "../catalog/temporary";
import type { NodeOf } from "../grammar/node";
import { fullName } from "../printing/quote";
import { systemColumnsOf } from "./read-facts";
import { renameColumns } from "./rename-columns";
import type { Analysis, Relation, ResultColumn, Source } from "./scope";
import { typeOf } from "./type-ref";

type TableSource = Omit<Source, "alias" | "printed" | "relation"> & { readonly relation: Relation };

/** A relation with its columns, `names` in the place of their own; one that no migration made has none that are known. */
export function readTable(
  node: Pick<NodeOf<"RangeVar">, "schemaname" | "relname">,
  analysis: Analysis,
  names: readonly string[] = [],
): TableSource {
  const { session, types } = analysis;
  const name = node.relname ?? "";
  const table = findRelation(session, node);
  const system = table || isTemporary(session, name) ? undefined : readSystem(node, names);
  if (system) return system;
  const sequence = table ? undefined : readSequence(node, analysis, names);
  if (sequence) return sequence;
  const schema = table?.schema ?? node.schemaname ?? firstSchema(session) ?? "";
  const key = fullName(schema, name);
  const columns = () => renameColumns((table && types.fields(key)) ?? [], names);
  const findOwn = (wanted: string): ResultColumn | undefined => {
    const column = table && session.ledger.find("column", { parent: table.id }, wanted);
    return column && { name: wanted, type: types.readColumn(column) };
  };
  const find = names.length > 0 ? (wanted: string) => columns().find((each) => each.name === wanted) : findOwn;
  const isComplete = table !== undefined && !isPartial(table) && hasColumns(table.id, analysis);
  if (!isComplete) analysis.isPartial = true;
  return { columns, find, isComplete, row: typeOf(key), relation: { schema, name, key } };
}

const columnsOfSequence: readonly ResultColumn[] = [
  { name: "last_value", type: typeOf("int8") },
  { name: "log_cnt", type: typeOf("int8") },
  { name: "is_called", type: typeOf("bool") },
];

/** A sequence is read like a table of one row. */
function readSequence(
  node: Pick<NodeOf<"RangeVar">, "schemaname" | "relname">,
  { session }: Analysis,
  names: readonly string[],
): TableSource | undefined {
  const name = node.relname ?? "";
  const found = findIn(schemasOf(session, node), (schema) => session.ledger.find("sequence", { schema }, name));
  if (!found) return undefined;
  const schema = found.schema ?? "public";
  const key = fullName(schema, name);
  const columns = renameColumns(columnsOfSequence, names);
  const find = (wanted: string) => columns.find((each) => each.name === wanted);
  return { columns: () => columns, find, isComplete: true, row: typeOf(key), relation: { schema, name, key } };
}

/** One of the system's own; `pg_catalog` is looked in without being named. */
function readSystem(
  { schemaname = "pg_catalog", relname = "" }: Pick<NodeOf<"RangeVar">, "schemaname" | "relname">,
  names: readonly string[],
): TableSource | undefined {
  const key = fullName(schemaname, relname);
  const own = systemColumnsOf(schemaname === "pg_catalog" ? relname : key);
  if (!own) return undefined;
  const all = renameColumns(
    own.map(({ name, type, collation }) => ({ name, type: { ...typeOf(type), ...(collation ? { collation } : {}) } })),
    names,
  );
  const find = (wanted: string) => all.find(({ name }) => name === wanted);
  const relation = { schema: schemaname, name: relname, key };
  return { columns: () => all, find, isComplete: true, row: typeOf(key), relation };
}

function hasColumns(table: string, { session }: Analysis): boolean {
  return session.ledger.children(table, "column").length > 0;
}
