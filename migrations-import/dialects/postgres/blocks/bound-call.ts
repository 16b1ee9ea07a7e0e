import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { relationName, schemasOf } from "../catalog/find-relation";
import { searchPath } from "../catalog/search-path";
import { contentsOf, type Node, type NodeOf, pathInText, stringOf, stringsOf, unwrap } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { fullName, quoteName } from "../printing/quote";
import { Dynamic } from "../refusal";
import { evaluate, type Value, type Variables } from "./evaluate";

/** A function that migrations made. */
export type Called = CatalogObjectOf<"function">;

/** A call of one, with the values of its parameters by their names, and `$1` for the first. */
export type BoundCall = {
  readonly called: Called;
  readonly node: NodeOf<"CreateFunctionStmt">;
  readonly values: ReadonlyMap<string, Value | undefined>;
  /** The text of its body, where it has one. */
  readonly body: string | undefined;
};

/** What a body that changes the schema, or builds SQL that may, cannot do without. */
const schemaWords = /\b(create|alter|drop|execute|grant|revoke|comment\s+on)\b/i;

/** All of one name in the first schema of the path that has any. */
export function findCalled(session: Session, path: readonly string[]): readonly Called[] {
  const name = relationName(path);
  const found = schemasOf(session, name).map((schema) =>
    session.ledger.findAll("function", { schema }, name.relname ?? ""),
  );
  return found.find((each) => each.length > 0) ?? [];
}

/** Behind AS, so that the CREATE of the statement itself does not count; by itself, or by what it calls. */
export function changesSchema(session: Session, called: Called, seen: Set<string> = new Set()): boolean {
  const { definition, id } = called;
  if (definition.kind === "aggregate" || seen.has(id)) return false;
  seen.add(id);
  const body = definition.definition
    .split(/\bas\b/i)
    .slice(1)
    .join(" ");
  if (schemaWords.test(body)) return true;
  return wordsBeforeParentheses(body).some((path) =>
    findCalled(session, path).some((each) => changesSchema(session, each, seen)),
  );
}

/** Each word is taken whole, so that a long one is looked at once. */
function wordsBeforeParentheses(text: string): readonly (readonly string[])[] {
  const words: string[][] = [];
  for (const [, word = "", parenthesis] of text.matchAll(/([\w.]+)(\s*\()?/g)) {
    if (parenthesis !== undefined) words.push(word.toLowerCase().split("."));
  }
  return words;
}

/** That a statement calls a function which cannot be followed. */
export function tooMuch(called: Called | undefined): Dynamic {
  return new Dynamic(`the statement calls ${called?.name ?? "a function"}, whose text changes the schema`);
}

/** The one of the functions of a name that a call fits; null where none, or more than one does. */
export function bindCall(
  candidates: readonly Called[],
  call: NodeOf<"FuncCall">,
  session: Session,
  variables: Variables,
): BoundCall | null {
  const fitting = candidates.flatMap((called) => boundCall(called, call, session, variables) ?? []);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Whether one that gives NULL for NULL is given one. */
export function isNullByItself({ called, values }: BoundCall): boolean {
  return (called.definition.attributes ?? []).includes("STRICT") && [...values.values()].includes(null);
}

/** The values of a function's parameters in a call; null where the call does not fit it. */
function boundCall(
  called: Called,
  { args = [] }: NodeOf<"FuncCall">,
  session: Session,
  variables: Variables,
): BoundCall | null {
  const node = unwrap(parseStatement(called.definition.definition) ?? undefined, "CreateFunctionStmt");
  if (!node) throw tooMuch(called);
  const inputs = contentsOf(node.parameters, "FunctionParameter").filter(({ mode }) => !outModes.has(mode ?? ""));
  if (inputs.some(({ mode }) => mode === "FUNC_PARAM_VARIADIC") || args.length > inputs.length) return null;
  const as = contentsOf(node.options, "DefElem").find(({ defname }) => defname === "as");
  const body = stringsOf(unwrap(as?.arg, "List")?.items)[0];
  const usesSystem = /\b(pg_\w+|information_schema)\b/i.test(body ?? "");
  const values = new Map<string, Value | undefined>();
  for (const [at, { name = "", argType, defexpr }] of inputs.entries()) {
    const named = args.map((arg) => unwrap(arg, "NamedArgExpr")).find((arg) => arg?.name === name);
    const placed = args[at] && !("NamedArgExpr" in args[at]) ? args[at] : undefined;
    const given = named?.arg ?? placed ?? defexpr;
    if (!given) return null;
    const isRelation = stringOf(argType?.names?.at(-1)) === "regclass";
    const value =
      isRelation && !usesSystem ? relationText(given, session, variables) : evaluate(cast(given, argType), variables);
    values.set(`$${at + 1}`, value);
    if (name !== "") values.set(name, value);
  }
  return { called, node, values, body };
}

const outModes: ReadonlySet<string> = new Set(["FUNC_PARAM_OUT", "FUNC_PARAM_TABLE"]);

function cast(arg: Node, typeName: NodeOf<"FunctionParameter">["argType"]): Node {
  return typeName ? { TypeCast: { arg, typeName } } : arg;
}

/** A relation as text: without its schema where it is found without. */
function relationText(node: Node, session: Session, variables: Variables): Value | undefined {
  const text = evaluate(unwrap(node, "TypeCast")?.arg ?? node, variables);
  if (typeof text !== "string") return undefined;
  const { schemaname: schema, relname: name } = relationName(pathInText(text));
  if (name === undefined) return undefined;
  return schema === undefined || searchPath(session)[0] === schema ? quoteName(name) : fullName(schema, name);
}
