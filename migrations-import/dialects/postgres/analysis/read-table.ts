import { findRelation } from "../catalog/find-relation";
import { creationSchema } from "../catalog/search-path";
import type { NodeOf } from "../grammar/node";
import { fullName } from "../printing/quote";
import type { Analysis, ResultColumn, Source } from "./scope";
import { typeOf } from "./type-ref";

type TableSource = Pick<Source, "columns" | "isComplete" | "row"> & { relation: { schema: string; name: string } };

/** A relation with its columns; one that no migration made has none that are known. */
export function readTable(node: Pick<NodeOf<"RangeVar">, "schemaname" | "relname">, analysis: Analysis): TableSource {
  const { session, types } = analysis;
  const name = node.relname ?? "";
  const table = findRelation(session, node);
  const schema = table?.schema ?? node.schemaname ?? creationSchema(session);
  const key = fullName(schema, name);
  const columns: readonly ResultColumn[] = (table && types.fields(key)) ?? [];
  const isComplete = table !== undefined && !isOutside(table.definition.extra) && columns.length > 0;
  return { columns, isComplete, row: typeOf(key), relation: { schema, name } };
}

function isOutside(extra: unknown): boolean {
  return typeof extra === "object" && extra !== null && "external" in extra;
}
