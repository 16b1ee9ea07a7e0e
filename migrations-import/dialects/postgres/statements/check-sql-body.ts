import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { type AnalysedChange, analyseChange } from "../analysis/analyse-change";
import { analyseSelect } from "../analysis/analyse-select";
import { isPolymorphic } from "../analysis/cast-path";
import { systemColumnsOf } from "../analysis/read-facts";
import { emptyScope, type Scope } from "../analysis/scope";
import { TypeCatalog } from "../analysis/type-catalog";
import { checksBodies } from "../catalog/body-checks";
import { pathAmong, withSearchPath } from "../catalog/search-path";
import { isTemporary } from "../catalog/temporary";
import { isInput, type Parameter } from "../definitions/function-signature";
import { relationsIn } from "../dependents/find-dependents";
import { itemsOf, type Node, type NodeOf, unwrap, walk } from "../grammar/node";
import { parseStatements } from "../grammar/parse-statements";
import { Refusal, refuse } from "../refusal";
import { checkSqlResult } from "./check-sql-result";
import { textOfBody } from "./function-options";

type FunctionNode = NodeOf<"CreateFunctionStmt">;
type Facts = Pick<Definitions["function"], "settings" | "returns" | "kind">;
export type MadeFunction = { readonly name: string; readonly parameters: readonly Parameter[]; readonly facts: Facts };

/**
 * Reads the body of a function in SQL as the database does when the function is made (`fmgr_sql_validator`): all its statements,
 * before any is run, and whether the last gives what the function returns. A body that is a text is only read where bodies are
 * checked. What is too much to be read is taken to be well.
 */
export function checkSqlBody(session: Session, node: FunctionNode, made: MadeFunction): void {
  refusePseudo(new TypeCatalog(session), made);
  const own = bodyOf(node);
  const { settings } = made.facts;
  if (!own && !checksBodies(session, settings)) return;
  const path = own ? undefined : pathAmong(settings);
  try {
    const body = own ?? parseBody(node);
    if (body && path?.every(isEmptySchema)) refuseOffPath(session, body);
    withSearchPath(session, path, () => readBody(session, body, made, own !== undefined));
  } catch (error) {
    const isTooMuch = error instanceof RangeError || (error instanceof Refusal && error.code === "LIMIT_EXCEEDED");
    if (!isTooMuch) throw error;
  }
}

/** Whether a schema of a search path has no table that lasts, but for the system's own. */
function isEmptySchema(schema: string): boolean {
  return schema === "" || schema === "pg_catalog" || schema === "pg_temp";
}

/** With a search path that leads nowhere, each table needs its schema. */
function refuseOffPath(session: Session, body: readonly Node[]): void {
  const queries = new Set<string>();
  walk(body, (inner) => {
    if ("CommonTableExpr" in inner) queries.add(inner.CommonTableExpr.ctename ?? "");
    return undefined;
  });
  for (const { schemaname, relname = "" } of relationsIn(body)) {
    if (schemaname || queries.has(relname) || isTemporary(session, relname) || systemColumnsOf(relname)) continue;
    refuse("UNKNOWN_OBJECT", `relation ${relname} does not exist here`, "the function looks for names in no schema");
  }
}

/** What only functions of the server itself take or give. */
function refusePseudo(types: TypeCatalog, { parameters, facts }: MadeFunction): void {
  const returned = types.read((facts.returns ?? "void").replace(/^SETOF /, "")).key;
  const given = ["void", "record"].includes(returned) ? [] : [returned];
  const isPseudo = (key: string) => types.fact(key)?.kind === "pseudo" && (key === "any" || !isPolymorphic(key));
  if (given.some(isPseudo)) refuse("INVALID_STATEMENT", `SQL functions cannot return type ${returned}`);
  const taken = parameters.map(({ type }) => types.read(type).key).find(isPseudo);
  if (taken !== undefined) refuse("INVALID_STATEMENT", `SQL functions cannot have arguments of type ${taken}`);
}

/** The statements of `BEGIN ATOMIC` or RETURN; undefined where the body is a text. */
function bodyOf({ sql_body: body }: FunctionNode): readonly Node[] | undefined {
  if (!body) return undefined;
  const statements = "ReturnStmt" in body ? [body] : itemsOf(body).flatMap(itemsOf);
  return statements.filter((each) => Object.keys(each).length > 0).map(asQuery);
}

/** `RETURN x` is `SELECT x`. */
function asQuery(statement: Node): Node {
  const val = unwrap(statement, "ReturnStmt")?.returnval;
  return val ? { SelectStmt: { targetList: [{ ResTarget: { val } }] } } : statement;
}

/** The statements of a body that is a text; null where that is too much for the grammar, or none. */
function parseBody(node: FunctionNode): readonly Node[] | null {
  const text = textOfBody(node);
  if (text === undefined) return null;
  const nodes: Node[] = [];
  for (const parsed of parseStatements(text, { start: 0, end: text.length })) {
    if (parsed.kind === "syntax error")
      refuse("SYNTAX_ERROR", `the body of the function: ${parsed.message}`, parsed.hint);
    if (parsed.kind !== "statement") return null;
    nodes.push(parsed.node);
  }
  return nodes;
}

function readBody(session: Session, body: readonly Node[] | null, made: MadeFunction, isParsed: boolean): void {
  if (!body) return;
  const types = new TypeCatalog(session);
  const inputs = made.parameters.filter(isInput).map(({ name, type }) => ({ name, type: types.read(type) }));
  if (inputs.some(({ type }) => isPolymorphic(type.key))) return;
  const parameters = { owner: made.name, all: inputs };
  const read = body.map((each) =>
    readStatement(each, emptyScope(session, { isStatement: true, parameters }), isParsed),
  );
  if (checksBodies(session, made.facts.settings)) checkSqlResult(types, made, read.at(-1) ?? nothing);
}

const nothing: AnalysedChange = { columns: null, isWhole: true };

function readStatement(node: Node, scope: Scope, isParsed: boolean): AnalysedChange {
  const select = unwrap(node, "SelectStmt");
  if (select) {
    const read = analyseSelect(select, scope);
    return select.intoClause ? nothing : read;
  }
  const change = analyseChange(node, scope);
  if (!change && isParsed) refuse("INVALID_STATEMENT", "only queries and changes of rows may stand in BEGIN ATOMIC");
  return change ?? nothing;
}
