import { relationName } from "../catalog/find-relation";
import { type Node, type NodeOf, pathInText, stringOf, unwrap, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { mentions } from "./mentions";

type Place = { readonly schema: string | null; readonly name: string };

/** Whether an expression or query has a relation as a constant: `nextval('users_id_seq'::regclass)`. */
export function namesRelation(text: string | null, kind: "expression" | "query", place: Place): boolean {
  if (!text?.includes("'") || !mentions(text, place.name)) return false;
  return holdsRelation(kind === "query" ? parseStatement(text) : parseExpression(text), place);
}

/** As {@link namesRelation}, in what is read already; as the argument of a function of sequences it is one by itself. */
export function holdsRelation(value: unknown, place: Place): boolean {
  let isFound = false;
  walk(value, (node) => {
    isFound ||= relationsNamedBy(node).some((text) => means(text, place));
    return undefined;
  });
  return isFound;
}

const ofSequences: ReadonlySet<string> = new Set(["nextval", "currval", "setval"]);

function relationsNamedBy(node: Node): readonly string[] {
  if ("TypeCast" in node) {
    const { arg, typeName } = node.TypeCast;
    return stringOf(typeName?.names?.at(-1)) === "regclass" ? textOf(arg) : [];
  }
  if (!("FuncCall" in node)) return [];
  const { funcname, args } = node.FuncCall;
  return ofSequences.has(stringOf(funcname?.at(-1))) ? textOf(args?.[0]) : [];
}

function textOf(node: Node | undefined): readonly string[] {
  const text: NodeOf<"String"> | undefined = unwrap(node, "A_Const")?.sval;
  return text?.sval === undefined ? [] : [text.sval];
}

function means(text: string, { schema, name }: Place): boolean {
  const { schemaname, relname } = relationName(pathInText(text));
  return relname === name && (schemaname ?? "public") === (schema ?? "public");
}
