import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { isPolymorphic } from "../analysis/cast-path";
import { resolvePolymorphic } from "../analysis/polymorphic";
import { functionsNamed, type Signature } from "../analysis/read-facts";
import { TypeCatalog } from "../analysis/type-catalog";
import { typeOf } from "../analysis/type-ref";
import { findIn, relationName, schemasOf } from "../catalog/find-relation";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import {
  describeParameters,
  printArgumentType,
  printIdentity,
  readParameters,
} from "../definitions/function-signature";
import { inputTypes } from "../dependents/find-function";
import { itemsOf, type Node, type NodeOf, pathOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { parallelText } from "./function-options";

/** CREATE AGGREGATE. */
export function defineAggregate(node: NodeOf<"DefineStmt">, session: Session): StatementEnd {
  const path = relationName(stringsOf(node.defnames));
  const schema = path.schemaname ?? creationSchema(session);
  const name = path.relname ?? "";
  const parameters = readParameters(session, argumentsOf(node));
  const types = parameters.map((each) => each.type);
  const parallel = parallelOf(node);
  const definition: CatalogObjectOf<"function">["definition"] = {
    args: printIdentity(parameters, false),
    returns: resultOf(session, node, types),
    language: "internal",
    securityDefiner: false,
    volatility: "immutable",
    kind: "aggregate",
    comment: null,
    definition: session.statementText,
    ...attributesOf(node),
    ...(parallel === null ? {} : { attributes: [parallel] }),
    ...rightsAtBirth(session, "functions", schema),
    extra: { ...describeParameters(session, parameters, false), madeOf: functionsIn(session, node) },
  };
  const existing = session.ledger
    .findAll("function", { schema }, name)
    .find((each) => inputTypes(each).join(",") === types.join(","));
  if (existing && !node.replace) refuse("DUPLICATE_OBJECT", `function ${name}(${types.join(", ")}) already exists`);
  if (existing) session.ledger.update(existing, { attributes: undefined, ...definition });
  else session.ledger.insert({ kind: "function", parent: null, schema, name, definition });
  return "applied";
}

/** `(*)` has no arguments; the old syntax names a base type among the options. */
function argumentsOf(node: NodeOf<"DefineStmt">): readonly Node[] {
  if (node.oldstyle) {
    const type = unwrap(optionNamed(node, "basetype"), "TypeName");
    return type && stringsOf(type.names).at(-1) !== "any" ? [{ FunctionParameter: { argType: type } }] : [];
  }
  return itemsOf(node.args?.[0]).filter((each) => "FunctionParameter" in each);
}

function optionNamed(node: NodeOf<"DefineStmt">, name: string): Node | undefined {
  return (node.definition ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name)?.arg;
}

function parallelOf(node: NodeOf<"DefineStmt">): string | null {
  const mode = optionNamed(node, "parallel");
  const type = unwrap(mode, "TypeName");
  return mode ? parallelText(type ? (stringsOf(type.names).at(-1) ?? "") : stringOf(mode)) : null;
}

/** What the final function gives; without one, the state. */
function resultOf(session: Session, node: NodeOf<"DefineStmt">, given: readonly string[]): string {
  const final = optionNamed(node, "finalfunc");
  const made = final && findCalled(session, final);
  const state = printArgumentType(
    session,
    unwrap(optionNamed(node, "stype") ?? optionNamed(node, "stype1"), "TypeName"),
  );
  if (final && !made) return usualResult(session, final, [state, ...given]) ?? state;
  return made?.definition.returns ? finalResult(session, made, made.definition.returns, [state, ...given]) : state;
}

/** What a final function of PostgreSQL's own gives; null where there is none for the state. */
function usualResult(session: Session, final: Node, given: readonly string[]): string | null {
  const types = new TypeCatalog(session);
  const keys = given.map((text) => types.read(text).key);
  const signature = functionsNamed(pathOf(final).at(-1) ?? "").find(({ args: [first = ""] }) => {
    return first === keys[0] || isPolymorphic(first);
  });
  return signature ? resolvedResult(types, signature, keys) : null;
}

/** What a function gives for arguments of some types; null where they contradict each other. */
function resolvedResult(
  types: TypeCatalog,
  { args, returns }: Pick<Signature, "args" | "returns">,
  given: readonly string[],
): string | null {
  const resolved = resolvePolymorphic(types, args, given, returns);
  return resolved && types.print(typeOf(resolved.returns));
}

/** What a final function gives for a state, and for arguments of the aggregate beside it (`AggregateCreate`). */
function finalResult(
  session: Session,
  made: CatalogObjectOf<"function">,
  returns: string,
  given: readonly string[],
): string {
  const types = new TypeCatalog(session);
  const keyOf = (text: string) => types.read(text).key;
  const result = keyOf(returns);
  if (!isPolymorphic(result)) return returns;
  const signature = { args: inputTypes(made).map(keyOf), returns: result };
  return resolvedResult(types, signature, given.map(keyOf)) ?? returns;
}

function attributesOf(node: NodeOf<"DefineStmt">): { readonly attributes?: readonly string[] } {
  const option = optionNamed(node, "parallel");
  const mode = stringsOf(unwrap(option, "TypeName")?.names).at(-1) ?? stringOf(option);
  return mode === "" || mode === "unsafe" ? {} : { attributes: [`PARALLEL ${mode.toUpperCase()}`] };
}

function functionsIn(session: Session, node: NodeOf<"DefineStmt">): readonly string[] {
  const names = ["sfunc", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc"];
  return names.flatMap((each) => {
    const found = findCalled(session, optionNamed(node, each));
    return found ? [`${found.schema ?? "public"}.${found.name}`] : [];
  });
}

function findCalled(session: Session, node: Node | undefined): CatalogObjectOf<"function"> | undefined {
  const name = relationName(pathOf(node));
  return findIn(schemasOf(session, name), (schema) => session.ledger.find("function", { schema }, name.relname ?? ""));
}
