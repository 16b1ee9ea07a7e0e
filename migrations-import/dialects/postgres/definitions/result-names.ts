import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";

/** `FigureColname`: what a result column without a name is called. */
export function nameOf(node: Node | undefined): string {
  if (!node) return "?column?";
  if ("ColumnRef" in node) return stringOf(node.ColumnRef.fields?.at(-1));
  if ("FuncCall" in node) return stringOf(node.FuncCall.funcname?.at(-1));
  if ("TypeCast" in node) {
    const inner = nameOf(node.TypeCast.arg);
    return inner === "?column?" ? stringOf(node.TypeCast.typeName?.names?.at(-1)) : inner;
  }
  if ("CoalesceExpr" in node) return "coalesce";
  if ("CaseExpr" in node) {
    const inner = nameOf(node.CaseExpr.defresult);
    return inner === "?column?" ? "case" : inner;
  }
  if ("MinMaxExpr" in node) return node.MinMaxExpr.op === "IS_LEAST" ? "least" : "greatest";
  if ("A_ArrayExpr" in node) return "array";
  if ("RowExpr" in node) return "row";
  if ("SQLValueFunction" in node)
    return (node.SQLValueFunction.op ?? "")
      .replace(/^SVFOP_/, "")
      .replace(/_N$/, "")
      .toLowerCase();
  if ("A_Expr" in node) return node.A_Expr.kind === "AEXPR_NULLIF" ? "nullif" : "?column?";
  if ("SubLink" in node) return nameOfSubLink(node.SubLink);
  if ("A_Indirection" in node) {
    const field = stringOf(node.A_Indirection.indirection?.at(-1));
    return field === "" ? nameOf(node.A_Indirection.arg) : field;
  }
  return "?column?";
}

function nameOfSubLink(node: NodeOf<"SubLink">): string {
  if (node.subLinkType === "EXISTS_SUBLINK") return "exists";
  if (node.subLinkType === "ARRAY_SUBLINK") return "array";
  if (node.subLinkType !== "EXPR_SUBLINK") return "?column?";
  const { name, val } = unwrap(unwrap(node.subselect, "SelectStmt")?.targetList?.[0], "ResTarget") ?? {};
  return name ?? nameOf(val);
}
