import type { Node, NodeOf } from "../grammar/node";
import { analyse } from "./analyse-expression";
import { analyseSelect } from "./analyse-select";
import { coerce } from "./coerce";
import type { Scope } from "./scope";
import { notKnown, type TypeRef, typeOf } from "./type-ref";
import { castNode, isUntypedConstant, type Typed, typed } from "./typed";

/** What SQL's constructors and predicates of JSON and XML give where nothing is said of it. */
const given: ReadonlyMap<string, string> = new Map([
  ["JsonObjectConstructor", "json"],
  ["JsonArrayConstructor", "json"],
  ["JsonArrayQueryConstructor", "json"],
  ["JsonObjectAgg", "json"],
  ["JsonArrayAgg", "json"],
  ["JsonParseExpr", "json"],
  ["JsonScalarExpr", "json"],
  ["JsonSerializeExpr", "text"],
  ["JsonIsPredicate", "bool"],
  ["JSON_EXISTS_OP", "bool"],
  ["JSON_VALUE_OP", "text"],
  ["JSON_QUERY_OP", "jsonb"],
  ["XmlExpr", "xml"],
  ["IS_DOCUMENT", "bool"],
]);

type Output = { readonly output?: NodeOf<"JsonOutput">; readonly constructor?: unknown; readonly op?: string };

/** Reads the expressions inside of a construct that the analysis has no rules for, wherever they stand in its tree. */
export function analyseInside(node: Node, scope: Scope): Typed {
  if ("JsonIsPredicate" in node) return analyseIsJson(node.JsonIsPredicate, scope);
  const [tag = "", contents] = Object.entries(node)[0] ?? [];
  const inside = mapNodes(contents, scope, literalsOf(tag, contents as Output));
  const value = typed({ [tag]: inside } as unknown as Node, typeGiven(tag, contents as Output, scope));
  return tag === "XmlSerialize" ? fromText(value, scope) : value;
}

/** What is written as text becomes the type that is asked for (`transformXmlSerialize`). */
function fromText(value: Typed, { analysis: { types } }: Scope): Typed {
  return value.type.key === "text" ? value : { ...value, node: castNode(value.node, value.type, types) };
}

/** Texts of any kind are read as `text`. */
function analyseIsJson(node: NodeOf<"JsonIsPredicate">, scope: Scope): Typed {
  const { types } = scope.analysis;
  const arg = node.expr && analyse(node.expr, scope);
  const isText = arg && (types.category(arg.type.key) === "S" || isUntypedConstant(arg));
  const expr = arg && (isText ? coerce(types, arg, "text") : arg).node;
  return typed({ JsonIsPredicate: { ...node, ...(expr ? { expr } : {}) } }, typeOf("bool"));
}

function typeGiven(tag: string, contents: Output, { analysis: { types } }: Scope): TypeRef {
  const typeName =
    outputOf(contents)?.typeName ??
    (tag === "XmlSerialize" ? (contents as NodeOf<"XmlSerialize">).typeName : undefined);
  if (typeName) return types.readName(typeName);
  const key = given.get(contents.op ?? "") ?? given.get(tag);
  return key === undefined ? notKnown : typeOf(key);
}

/** Aggregates keep it one level further in. */
function outputOf(contents: Output): NodeOf<"JsonOutput"> | undefined {
  if (contents.output) return contents.output;
  const inner = Object.hasOwn(contents, "constructor") ? contents.constructor : undefined;
  return typeof inner === "object" && inner !== null ? (inner as Output).output : undefined;
}

/** What string constants inside become; null where they stay without a type. */
function literalsOf(tag: string, { op }: Output): string | null {
  if (op === "IS_XMLCONCAT" || tag === "XmlSerialize") return "xml";
  return op === "IS_XMLELEMENT" || op === "IS_XMLFOREST" || tag === "ColumnRef" ? null : "text";
}

/** A tree in which every expression, wherever it stands, is analysed. */
export function mapNodes(value: unknown, scope: Scope, literals: string | null = "text"): unknown {
  if (Array.isArray(value)) return value.map((item) => mapNodes(item, scope, literals));
  if (typeof value !== "object" || value === null) return value;
  const [tag = ""] = Object.keys(value);
  if (tag === "SelectStmt") return mapQuery(value as Extract<Node, { SelectStmt: unknown }>, scope);
  if (/^[A-Z]/.test(tag) && !wrappers.has(tag)) return mapExpression(value as Node, scope, literals);
  // Paths are constants of the syntax, and so are the keys of objects.
  const isPlain = (key: string) => key === "pathspec" || key === "key";
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapNodes(inner, scope, isPlain(key) ? null : literals)]),
  );
}

function mapQuery({ SelectStmt }: Extract<Node, { SelectStmt: unknown }>, scope: Scope): Node {
  return { SelectStmt: analyseSelect(SelectStmt, scope).select };
}

function mapExpression(node: Node, scope: Scope, literals: string | null): Node {
  const value = analyse(node, scope);
  const { types } = scope.analysis;
  if (literals !== null && isUntypedConstant(value)) return coerce(types, value, literals).node;
  return value.node;
}

/** Tags that hold expressions and are none themselves. */
const wrappers = new Set([
  "JsonKeyValue",
  "JsonArgument",
  "JsonValueExpr",
  "ResTarget",
  "SortBy",
  "String",
  "Integer",
  "TypeName",
]);
