import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { creationSchema } from "../catalog/search-path";
import {
  describeParameters,
  printArgumentType,
  printIdentity,
  printResult,
  readParameters,
} from "../definitions/function-signature";
import { findFunction, inputTypes } from "../dependents/drop-function";
import { itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";

type FunctionNode = NodeOf<"CreateFunctionStmt">;

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
  const isProcedure = node.is_procedure ?? false;
  return {
    args: printIdentity(parameters, isProcedure),
    returns: isProcedure ? null : printResult(session, parameters, node.returnType),
    language: options.language ?? (node.sql_body ? "sql" : ""),
    securityDefiner: options.securityDefiner ?? false,
    volatility: options.volatility ?? "volatile",
    kind: isProcedure ? "procedure" : options.isWindow ? "window" : "function",
    definition: session.statementText,
    extra: describeParameters(session, parameters, isProcedure),
  };
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
  const returns = printArgumentType(session, unwrap(state?.arg, "TypeName"));
  const definition: CatalogObjectOf<"function">["definition"] = {
    args: printIdentity(parameters, false),
    returns,
    language: "internal",
    securityDefiner: false,
    volatility: "immutable",
    kind: "aggregate",
    comment: null,
    definition: session.statementText,
    extra: describeParameters(session, parameters, false),
  };
  session.ledger.insert({ kind: "function", parent: null, schema, name: path.relname ?? "", definition });
  return "applied";
}
