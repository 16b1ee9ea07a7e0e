import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { type Aliases, type Item, itemOf } from "./analyse-from";
import { mapNodes } from "./analyse-inside";
import { type ResultColumn, type Scope, sourceOf } from "./scope";
import { typeOf } from "./type-ref";

const ordinal = typeOf("int4");

/** `JSON_TABLE` in FROM: a column for each that it defines, those of nested paths in their place. */
export function analyseJsonTable(node: NodeOf<"JsonTable">, scope: Scope, aliases: Aliases): Item {
  const alias = node.alias?.aliasname ?? "json_table";
  const printed = aliases(alias);
  const { columns = [], alias: written, ...rest } = node;
  const inside = mapNodes(rest, scope) as NodeOf<"JsonTable">;
  const table = { ...inside, columns, alias: { ...written, aliasname: printed }, lateral: true };
  return itemOf(
    { JsonTable: table },
    sourceOf(
      alias,
      printed,
      columns.flatMap((each) => jsonColumns(each, scope)),
    ),
  );
}

function jsonColumns(node: Node, scope: Scope): readonly ResultColumn[] {
  const column = unwrap(node, "JsonTableColumn") ?? {};
  if (column.coltype === "JTC_NESTED") return (column.columns ?? []).flatMap((each) => jsonColumns(each, scope));
  const isOrdinal = column.coltype === "JTC_FOR_ORDINALITY";
  return [{ name: column.name ?? "", type: isOrdinal ? ordinal : scope.analysis.types.readName(column.typeName) }];
}

/** `XMLTABLE` in FROM. */
export function analyseXmlTable(node: NodeOf<"RangeTableFunc">, scope: Scope, aliases: Aliases): Item {
  const alias = node.alias?.aliasname ?? "xmltable";
  const printed = aliases(alias);
  const columns = (node.columns ?? []).map((each): ResultColumn => {
    const column = unwrap(each, "RangeTableFuncCol") ?? {};
    return {
      name: column.colname ?? "",
      type: column.for_ordinality ? ordinal : scope.analysis.types.readName(column.typeName),
    };
  });
  const { columns: defined = [], alias: written, ...rest } = node;
  const inside = mapNodes(rest, scope) as NodeOf<"RangeTableFunc">;
  const table = { ...inside, columns: defined, alias: { ...written, aliasname: printed }, lateral: true };
  return itemOf({ RangeTableFunc: table }, sourceOf(alias, printed, columns));
}
