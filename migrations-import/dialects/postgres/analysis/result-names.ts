import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";

/** What PostgreSQL calls a result without a name. */
export const noName = "?column?";

/** A weak name gives way to that of a cast around it. */
type Figured = { readonly name: string; readonly isWeak: boolean };

const strong = (name: string): Figured => ({ name, isWeak: false });

/** `FigureColname`: what a result column without a name is called. */
export function nameOf(node: Node | undefined): string {
  return (node && figure(node)?.name) || noName;
}

function figure(node: Node): Figured | null {
  if ("ColumnRef" in node) return figureField(node.ColumnRef.fields?.at(-1));
  if ("FuncCall" in node) return strong(stringOf(node.FuncCall.funcname?.at(-1)));
  if ("TypeCast" in node) return figureCast(node.TypeCast);
  if ("CollateClause" in node) return node.CollateClause.arg ? figure(node.CollateClause.arg) : null;
  if ("CaseExpr" in node) return figureCase(node.CaseExpr);
  if ("SubLink" in node) return figureSubLink(node.SubLink);
  if ("A_Indirection" in node) return figureIndirection(node.A_Indirection);
  if ("SQLValueFunction" in node) return strong(valueFunctionName(node.SQLValueFunction.op ?? ""));
  if ("MinMaxExpr" in node) return strong(node.MinMaxExpr.op === "IS_LEAST" ? "least" : "greatest");
  if ("A_Expr" in node) return node.A_Expr.kind === "AEXPR_NULLIF" ? strong("nullif") : null;
  if ("XmlExpr" in node) return figureOperation(xmlNames, node.XmlExpr.op);
  if ("JsonFuncExpr" in node) return figureOperation(jsonNames, node.JsonFuncExpr.op);
  return figureOperation(fixedNames, Object.keys(node)[0]);
}

const fixedNames: Readonly<Record<string, string>> = {
  CoalesceExpr: "coalesce",
  A_ArrayExpr: "array",
  RowExpr: "row",
  GroupingFunc: "grouping",
  XmlSerialize: "xmlserialize",
  JsonObjectConstructor: "json_object",
  JsonArrayConstructor: "json_array",
  JsonArrayQueryConstructor: "json_array",
  JsonObjectAgg: "json_objectagg",
  JsonArrayAgg: "json_arrayagg",
  JsonParseExpr: "json",
  JsonScalarExpr: "json_scalar",
  JsonSerializeExpr: "json_serialize",
};

const xmlNames: Readonly<Record<string, string>> = {
  IS_XMLCONCAT: "xmlconcat",
  IS_XMLELEMENT: "xmlelement",
  IS_XMLFOREST: "xmlforest",
  IS_XMLPARSE: "xmlparse",
  IS_XMLPI: "xmlpi",
  IS_XMLROOT: "xmlroot",
};

const jsonNames: Readonly<Record<string, string>> = {
  JSON_EXISTS_OP: "json_exists",
  JSON_VALUE_OP: "json_value",
  JSON_QUERY_OP: "json_query",
};

function figureOperation(names: Readonly<Record<string, string>>, operation: string | undefined): Figured | null {
  const name = names[operation ?? ""];
  return name ? strong(name) : null;
}

function valueFunctionName(op: string): string {
  return op
    .replace(/^SVFOP_/, "")
    .replace(/_N$/, "")
    .toLowerCase();
}

function figureField(field: Node | undefined): Figured | null {
  const name = stringOf(field);
  return name === "" ? null : strong(name);
}

function figureCast({ arg, typeName }: NodeOf<"TypeCast">): Figured | null {
  const inner = arg ? figure(arg) : null;
  if (inner && !inner.isWeak) return inner;
  return { name: stringOf(typeName?.names?.at(-1)), isWeak: true };
}

function figureCase({ defresult }: NodeOf<"CaseExpr">): Figured {
  const inner = defresult ? figure(defresult) : null;
  return inner && !inner.isWeak ? inner : { name: "case", isWeak: true };
}

function figureIndirection({ arg, indirection }: NodeOf<"A_Indirection">): Figured | null {
  const fields = (indirection ?? []).flatMap((step) => figureField(step) ?? []);
  return fields.at(-1) ?? (arg ? figure(arg) : null);
}

function figureSubLink(node: NodeOf<"SubLink">): Figured | null {
  if (node.subLinkType === "EXISTS_SUBLINK") return strong("exists");
  if (node.subLinkType === "ARRAY_SUBLINK") return strong("array");
  if (node.subLinkType !== "EXPR_SUBLINK") return null;
  return strong(firstName(unwrap(node.subselect, "SelectStmt") ?? {}));
}

function firstName(select: NodeOf<"SelectStmt">): string {
  if (select.larg) return firstName(select.larg);
  if (select.valuesLists) return "column1";
  const { name, val } = unwrap(select.targetList?.[0], "ResTarget") ?? {};
  return name ?? nameOf(val);
}
