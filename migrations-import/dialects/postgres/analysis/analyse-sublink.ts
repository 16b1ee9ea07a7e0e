import { type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { analyse, analyseAll } from "./analyse-expression";
import { analyseSelect } from "./analyse-select";
import { compare } from "./compare";
import type { ResultColumn, Scope } from "./scope";
import { arrayOf, booleanType, isKnown, notKnown, type TypeRef } from "./type-ref";
import { type Typed, typed } from "./typed";

/** A query inside an expression. */
export function analyseSubLink(node: NodeOf<"SubLink">, scope: Scope): Typed {
  const select = unwrap(node.subselect, "SelectStmt");
  if (!select) return typed({ SubLink: node }, notKnown);
  const { select: subselect, columns } = analyseSelect(select, scope);
  const link = { ...node, subselect: { SelectStmt: subselect } };
  const [first] = columns;
  switch (node.subLinkType) {
    case "EXPR_SUBLINK":
      return typed({ SubLink: link }, first?.type ?? notKnown);
    case "ARRAY_SUBLINK":
      return typed({ SubLink: link }, arrayOfRef(first?.type ?? notKnown));
    case "ANY_SUBLINK":
    case "ALL_SUBLINK":
      return typed({ SubLink: { ...link, ...testedBy(node, columns, scope) } }, booleanType);
    default:
      return typed({ SubLink: link }, booleanType);
  }
}

function arrayOfRef({ key, mod }: TypeRef): TypeRef {
  return isKnown(key) ? { key: arrayOf(key), mod } : notKnown;
}

/** What stands in front of `IN`, as the operator with each column of the query takes it. */
function testedBy(node: NodeOf<"SubLink">, columns: readonly ResultColumn[], scope: Scope): { testexpr?: Node } {
  if (!node.testexpr) return {};
  const operator = stringsOf(node.operName).at(-1) ?? "=";
  const column = ({ type }: ResultColumn) => typed({ ParamRef: { number: 0 } }, type);
  if ("RowExpr" in node.testexpr) {
    const row = node.testexpr.RowExpr;
    const args = analyseAll(row.args, scope).map((each, index) => {
      const other = columns[index];
      return other ? compare(operator, each, column(other), scope).left.node : each.node;
    });
    return { testexpr: { RowExpr: { ...row, args } } };
  }
  const left = analyse(node.testexpr, scope);
  const [first] = columns;
  return { testexpr: first ? compare(operator, left, column(first), scope).left.node : left.node };
}
