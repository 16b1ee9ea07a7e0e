import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { type Aliases, type Item, itemOf } from "./analyse-from";
import { refersToSide } from "./analyse-function-item";
import { mapNodes } from "./analyse-inside";
import { type ResultColumn, type Scope, sourceOf } from "./scope";
import { typeOf } from "./type-ref";

const ordinal = typeOf("int4");

/** `JSON_TABLE` in FROM: a column for each that it defines, those of nested paths in their place. */
export function analyseJsonTable(node: NodeOf<"JsonTable">, scope: Scope, aliases: Aliases): Item {
  const alias = node.alias?.aliasname ?? "json_table";
  const printed = aliases(alias);
  const { columns = [], alias: written, lateral: _, ...rest } = node;
  const inside = mapNodes(rest, scope) as NodeOf<"JsonTable">;
  const table = { ...inside, columns, ...standing({ JsonTable: node }, written, printed, scope) };
  return itemOf(
    { JsonTable: table },
    sourceOf(
      alias,
      printed,
      columns.flatMap((each) => jsonColumns(each, scope)),
    ),
  );
}

type Standing = { readonly alias?: NodeOf<"Alias">; readonly lateral?: true };

/** It has an alias where one was given, and is LATERAL where it looks at what stands before it. */
function standing(node: Node, written: NodeOf<"Alias"> | undefined, printed: string, scope: Scope): Standing {
  return {
    ...(written ? { alias: { ...written, aliasname: printed } } : {}),
    ...(isLateral(node) || refersToSide(node, scope) ? { lateral: true } : {}),
  };
}

function isLateral(node: Node): boolean {
  return (unwrap(node, "JsonTable") ?? unwrap(node, "RangeTableFunc"))?.lateral ?? false;
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
  const { columns: defined = [], alias: written, lateral: _, ...rest } = node;
  const inside = mapNodes(rest, scope) as NodeOf<"RangeTableFunc">;
  const table = { ...inside, columns: defined, ...standing({ RangeTableFunc: node }, written, printed, scope) };
  return itemOf({ RangeTableFunc: table }, sourceOf(alias, printed, columns));
}
