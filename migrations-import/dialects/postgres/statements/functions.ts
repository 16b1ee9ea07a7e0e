import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName } from "../catalog/find-relation";
import { truncateName } from "../catalog/made-up-names";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import { noteFunction } from "../catalog/temporary";
import {
  describeParameters,
  type Parameter,
  printIdentity,
  printResult,
  readParameters,
} from "../definitions/function-signature";
import { isSameStatement } from "../definitions/same-statement";
import { findFunction, inputTypes } from "../dependents/find-function";
import { type NodeOf, stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { checkPlpgsqlBody } from "./check-plpgsql-body";
import { checkSqlBody } from "./check-sql-body";
import { mergeAttributes, readFunctionOptions } from "./function-options";

type FunctionNode = NodeOf<"CreateFunctionStmt">;

/** CREATE FUNCTION and CREATE PROCEDURE, with OR REPLACE. */
export function createFunction(node: FunctionNode, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.funcname));
  const schema = path.schemaname ?? creationSchema(session);
  const name = truncateName(path.relname ?? "");
  const parameters = readParameters(session, node.parameters);
  const definition = defineFunction(session, node, parameters);
  const { types } = describeParameters(session, parameters, false);
  const existing = session.ledger
    .findAll("function", { schema }, name)
    .find((each) => inputTypes(each).join(",") === types.join(","));
  if (existing) replace(session, existing, definition, node.replace ?? false);
  else {
    const rights = rightsAtBirth(session, "functions", schema);
    noteFunction(session, schema);
    const whole = { ...definition, comment: null, ...rights };
    session.ledger.insert({ kind: "function", parent: null, schema, name, definition: whole });
  }
  if (definition.language === "plpgsql") checkPlpgsqlBody(session, node, definition);
  if (definition.language === "sql") checkSqlBody(session, node, { name, parameters, facts: definition });
  return "applied";
}

function replace(
  session: Session,
  existing: CatalogObjectOf<"function">,
  definition: Omit<Definitions["function"], "comment">,
  isMeant: boolean,
): void {
  const { name, definition: old } = existing;
  if (!isMeant) refuse("DUPLICATE_OBJECT", `function ${name}(${inputTypes(existing).join(", ")}) already exists`);
  if (old.kind !== definition.kind) refuse("INVALID_STATEMENT", `${name} is a ${old.kind}, not a ${definition.kind}`);
  if (old.returns !== definition.returns) {
    refuse(
      "INVALID_STATEMENT",
      `function ${name} returns ${old.returns ?? "nothing"}, which OR REPLACE cannot change`,
      "drop it first",
    );
  }
  refuseRenamed(name, namesIn(old), namesIn(definition));
  if (defaultsIn(old) > defaultsIn(definition)) {
    refuse("INVALID_STATEMENT", `OR REPLACE cannot take defaults from function ${name}`, "drop it first");
  }
  const text = isSameStatement(old.definition, definition.definition) ? old.definition : definition.definition;
  session.ledger.update(existing, { attributes: undefined, settings: undefined, ...definition, definition: text });
}

function namesIn({ extra }: Pick<Definitions["function"], "extra">): readonly string[] {
  const names = typeof extra === "object" && extra !== null && "names" in extra ? extra.names : [];
  return Array.isArray(names) ? names.filter((each) => typeof each === "string") : [];
}

function defaultsIn({ extra }: Pick<Definitions["function"], "extra">): number {
  const count = typeof extra === "object" && extra !== null && "defaults" in extra ? extra.defaults : 0;
  return typeof count === "number" ? count : 0;
}

/** Calls may name arguments, so OR REPLACE must keep the names there are. */
function refuseRenamed(name: string, before: readonly string[], after: readonly string[]): void {
  const at = before.findIndex((each, index) => each !== "" && each !== after[index]);
  if (at !== -1) {
    refuse(
      "INVALID_STATEMENT",
      `argument ${before[at] ?? ""} of function ${name} cannot be renamed by OR REPLACE`,
      "drop it first",
    );
  }
}

function defineFunction(
  session: Session,
  node: FunctionNode,
  parameters: readonly Parameter[],
): Omit<Definitions["function"], "comment"> {
  const options = readFunctionOptions(session, node.options);
  const language = options.language ?? (node.sql_body ? "sql" : "");
  const attributes = mergeAttributes([], options.attributes, language);
  const isProcedure = node.is_procedure ?? false;
  return {
    args: printIdentity(parameters, isProcedure),
    returns: isProcedure ? null : printResult(session, parameters, node.returnType),
    language,
    securityDefiner: options.securityDefiner ?? false,
    volatility: options.volatility ?? "volatile",
    kind: isProcedure ? "procedure" : options.isWindow ? "window" : "function",
    definition: session.statementText,
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(options.settings.length > 0 ? { settings: options.settings } : {}),
    extra: {
      ...describeParameters(session, parameters, isProcedure),
      ...(isProcedure ? { allTypes: parameters.map((each) => each.type) } : {}),
    },
  };
}

/** ALTER FUNCTION: volatility, security, settings and the like. */
export function alterFunction(node: NodeOf<"AlterFunctionStmt">, session: Session): StatementEnd {
  const kinds = { OBJECT_FUNCTION: "function", OBJECT_PROCEDURE: "procedure", OBJECT_ROUTINE: "routine" } as const;
  const kind = kinds[(node.objtype ?? "OBJECT_ROUTINE") as keyof typeof kinds] ?? "routine";
  const found = findFunction(session, node.func ?? {}, kind);
  if (!found)
    return refuse("UNKNOWN_OBJECT", `function ${stringsOf(node.func?.objname).join(".")} does not exist here`);
  const options = readFunctionOptions(session, node.actions, found.definition.settings);
  const attributes = mergeAttributes(found.definition.attributes ?? [], options.attributes, found.definition.language);
  session.ledger.update<"function">(found, {
    ...(options.securityDefiner === undefined ? {} : { securityDefiner: options.securityDefiner }),
    ...(options.volatility === undefined ? {} : { volatility: options.volatility }),
    attributes: attributes.length > 0 ? attributes : undefined,
    settings: options.settings.length > 0 ? options.settings : undefined,
  });
  return "applied";
}
