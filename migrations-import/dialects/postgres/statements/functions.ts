import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema } from "../catalog/search-path";
import { findFunction, inputTypes } from "../dependents/drop-function";
import { itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { quoteName } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";

type FunctionNode = NodeOf<"CreateFunctionStmt">;

type Parameter = { readonly name: string; readonly mode: string; readonly type: string };

/** CREATE FUNCTION and CREATE PROCEDURE, with OR REPLACE. */
export function createFunction(node: FunctionNode, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.funcname));
  const schema = path.schemaname ?? creationSchema(session);
  const name = truncateName(path.relname ?? "");
  const definition = defineFunction(session, node);
  const types = typesOf(definition);
  const existing = session.ledger
    .findAll("function", { schema }, name)
    .find((each) => inputTypes(each).join(",") === types.join(","));
  if (existing && !node.replace) refuse("DUPLICATE_OBJECT", `function ${name}(${types.join(", ")}) already exists`);
  if (existing) session.ledger.update(existing, definition);
  else
    session.ledger.insert({
      kind: "function",
      parent: null,
      schema,
      name,
      definition: { ...definition, comment: null },
    });
  return "applied";
}

function typesOf(definition: { readonly extra?: unknown }): readonly string[] {
  const extra = definition.extra as { readonly types: readonly string[] };
  return extra.types;
}

function defineFunction(session: Session, node: FunctionNode): Omit<Definitions["function"], "comment"> {
  const parameters = readParameters(session, node.parameters);
  const options = readOptions(node.options);
  const isInput = ({ mode }: Parameter) => mode === "" || mode === "INOUT" || mode === "VARIADIC";
  return {
    args: parameters
      .filter(({ mode }) => mode !== "TABLE")
      .map((each) => printParameter(node.is_procedure && each.mode === "" ? { ...each, mode: "IN" } : each))
      .join(", "),
    returns: node.is_procedure ? null : returnsOf(session, node, parameters),
    language: options.language ?? (node.sql_body ? "sql" : ""),
    securityDefiner: options.securityDefiner ?? false,
    volatility: options.volatility ?? "volatile",
    kind: node.is_procedure ? "procedure" : options.isWindow ? "window" : "function",
    definition: session.statementText,
    extra: { types: parameters.filter(isInput).map((each) => each.type) },
  };
}

const modes: Readonly<Record<string, string>> = {
  FUNC_PARAM_OUT: "OUT",
  FUNC_PARAM_INOUT: "INOUT",
  FUNC_PARAM_VARIADIC: "VARIADIC",
  FUNC_PARAM_TABLE: "TABLE",
};

function readParameters(session: Session, nodes: readonly Node[] | undefined): readonly Parameter[] {
  const { resolveType } = sessionPrinter(session);
  return (nodes ?? []).map((node) => {
    const parameter = unwrap(node, "FunctionParameter") ?? {};
    return {
      name: parameter.name ?? "",
      mode: modes[parameter.mode ?? ""] ?? "",
      type: printArgumentType(parameter.argType, resolveType),
    };
  });
}

/** Arguments keep no length or precision. */
function printArgumentType(type: NodeOf<"TypeName"> | undefined, resolve: Parameters<typeof printType>[1]): string {
  return printType(type && { ...type, typmods: [] }, resolve);
}

function printParameter({ name, mode, type }: Parameter): string {
  return [mode, name === "" ? "" : quoteName(name), type].filter((part) => part !== "").join(" ");
}

function returnsOf(session: Session, node: FunctionNode, parameters: readonly Parameter[]): string {
  const table = parameters.filter(({ mode }) => mode === "TABLE");
  if (table.length > 0) return `TABLE(${table.map(({ name, type }) => `${quoteName(name)} ${type}`).join(", ")})`;
  if (node.returnType) return printArgumentType(node.returnType, sessionPrinter(session).resolveType);
  const out = parameters.filter(({ mode }) => mode === "OUT" || mode === "INOUT");
  return out.length === 1 ? (out[0]?.type ?? "") : out.length > 1 ? "record" : "void";
}

type Options = {
  language?: string;
  securityDefiner?: boolean;
  volatility?: Definitions["function"]["volatility"];
  isWindow?: boolean;
};

function readOptions(nodes: readonly Node[] | undefined): Options {
  const options: Options = {};
  for (const node of nodes ?? []) {
    const { defname, arg } = unwrap(node, "DefElem") ?? {};
    if (defname === "language") options.language = stringOf(arg).toLowerCase();
    if (defname === "security") options.securityDefiner = unwrap(arg, "Boolean")?.boolval ?? false;
    if (defname === "window") options.isWindow = unwrap(arg, "Boolean")?.boolval ?? false;
    if (defname === "volatility") options.volatility = stringOf(arg) as Definitions["function"]["volatility"];
  }
  return options;
}

/** ALTER FUNCTION: volatility and security. */
export function alterFunction(node: NodeOf<"AlterFunctionStmt">, session: Session): StatementEnd {
  const found = findFunction(session, node.func ?? {});
  if (!found)
    return refuse("UNKNOWN_OBJECT", `function ${stringsOf(node.func?.objname).join(".")} does not exist here`);
  const { securityDefiner, volatility } = readOptions(node.actions);
  if (securityDefiner === undefined && volatility === undefined) throw new NoEffect();
  const facts = {
    ...(securityDefiner === undefined ? {} : { securityDefiner }),
    ...(volatility === undefined ? {} : { volatility }),
  };
  session.ledger.update<"function">(found, facts);
  return "applied";
}

/** CREATE AGGREGATE. Operators, text search and base types defined the same way are nothing the catalog speaks of. */
export function define(node: NodeOf<"DefineStmt">, session: Session): StatementEnd {
  if (node.kind !== "OBJECT_AGGREGATE") return "no effect";
  const path = relationName(stringsOf(node.defnames));
  const schema = path.schemaname ?? creationSchema(session);
  const parameters = readParameters(session, itemsOf(node.args?.[0]).length > 0 ? itemsOf(node.args?.[0]) : node.args);
  const state = (node.definition ?? [])
    .map((each) => unwrap(each, "DefElem"))
    .find((each) => each?.defname === "stype");
  const returns = printArgumentType(unwrap(state?.arg, "TypeName"), sessionPrinter(session).resolveType);
  const definition: CatalogObjectOf<"function">["definition"] = {
    args: parameters.map(printParameter).join(", "),
    returns,
    language: "internal",
    securityDefiner: false,
    volatility: "immutable",
    kind: "aggregate",
    comment: null,
    definition: session.statementText,
    extra: { types: parameters.map((each) => each.type) },
  };
  session.ledger.insert({ kind: "function", parent: null, schema, name: path.relname ?? "", definition });
  return "applied";
}
