import type { Session } from "../../../replay/session";
import { analyse } from "../analysis/analyse-expression";
import type { FunctionExtra } from "../analysis/callables";
import { assign } from "../analysis/coerce";
import { emptyScope } from "../analysis/scope";
import { typeOf, untyped } from "../analysis/type-ref";
import { castNode, isNull } from "../analysis/typed";
import { sessionPrinter } from "../catalog/find-type";
import { type Node, type NodeOf, unwrap } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { printType } from "../printing/print-type";
import { quoteName } from "../printing/quote";
import { resolveColumnType } from "./column-type-of";

/** One parameter of a function; `mode` is empty for one that only goes in, `type` without length or precision. */
export type Parameter = {
  readonly name: string;
  readonly mode: "" | "OUT" | "INOUT" | "VARIADIC" | "TABLE";
  readonly type: string;
  readonly value: Node | null;
};

const modes = {
  FUNC_PARAM_OUT: "OUT",
  FUNC_PARAM_INOUT: "INOUT",
  FUNC_PARAM_VARIADIC: "VARIADIC",
  FUNC_PARAM_TABLE: "TABLE",
} as const;

/** The parameters of a function, procedure or aggregate. */
export function readParameters(session: Session, nodes: readonly Node[] | undefined): readonly Parameter[] {
  return (nodes ?? []).map((node) => {
    const parameter = unwrap(node, "FunctionParameter") ?? {};
    return {
      name: parameter.name ?? "",
      mode: modes[parameter.mode as keyof typeof modes] ?? "",
      type: printArgumentType(session, parameter.argType),
      value: parameter.defexpr ?? null,
    };
  });
}

/** A type of an argument or result, which keeps no length or precision. */
export function printArgumentType(session: Session, type: NodeOf<"TypeName"> | undefined): string {
  if (!type) return "";
  const bare = { ...resolveColumnType(session, type), typmods: [] };
  return printType(bare, sessionPrinter(session).resolveType)
    .replace(/^(SETOF )?bpchar\b/, "$1character")
    .replace(/^"bit"/, "bit");
}

export const isInput = ({ mode }: Parameter) => mode === "" || mode === "INOUT" || mode === "VARIADIC";
export const isOutput = ({ mode }: Parameter) => mode === "OUT" || mode === "INOUT" || mode === "TABLE";

/** The arguments as `pg_get_function_identity_arguments` prints them. */
export function printIdentity(parameters: readonly Parameter[], isProcedure: boolean): string {
  return listed(parameters, isProcedure).map(printParameter).join(", ");
}

function listed(
  parameters: readonly Parameter[],
  isProcedure: boolean,
): readonly (Omit<Parameter, "mode"> & { mode: string })[] {
  return parameters
    .filter(({ mode }) => mode !== "TABLE")
    .map((each) => (isProcedure && each.mode === "" ? { ...each, mode: "IN" } : each));
}

function printParameter({ name, mode, type }: { name: string; mode: string; type: string }): string {
  return [mode, name === "" ? "" : quoteName(name), type].filter((part) => part !== "").join(" ");
}

/** The defaults of the arguments {@link printIdentity} prints, as the database would print them; null for those without. */
function printDefaults(session: Session, parameters: readonly Parameter[]): readonly (string | null)[] {
  return listed(parameters, false).map(({ value, type }) => (value ? printValue(session, value, type) : null));
}

/** The arguments as `pg_get_function_arguments` prints them: those of {@link printIdentity} with their defaults. */
export function printArguments(args: string, values: readonly (string | null)[]): string {
  const list = args.split(", ");
  return list.map((each, at) => (values[at] ? `${each} DEFAULT ${values[at]}` : each)).join(", ");
}

function printValue(session: Session, node: Node, type: string): string {
  const scope = emptyScope(session);
  const { types } = scope.analysis;
  const value = analyse(node, scope);
  // A NULL says what it is of where the type of the argument is left open: an array of something, or nothing yet.
  if (isNull(value.node) && isOpenType(type)) {
    return print(castNode(value.node, isOpenArray(type) ? typeOf(type) : untyped, types), plainPrinter);
  }
  return print(assign(types, value, types.read(type)).bare, plainPrinter);
}

function isOpenType(type: string): boolean {
  return type.startsWith("any") && type !== "any";
}

function isOpenArray(type: string): boolean {
  return type === "anyarray" || type === "anycompatiblearray";
}

/** What a function gives, as `pg_get_function_result` prints it. */
export function printResult(
  session: Session,
  parameters: readonly Parameter[],
  returnType: NodeOf<"TypeName"> | undefined,
): string {
  const table = parameters.filter(({ mode }) => mode === "TABLE");
  if (table.length > 0) return `TABLE(${table.map(({ name, type }) => `${quoteName(name)} ${type}`).join(", ")})`;
  if (returnType) return printArgumentType(session, returnType);
  const out = parameters.filter(isOutput);
  return out.length === 1 ? (out[0]?.type ?? "") : out.length > 1 ? "record" : "void";
}

/** The defaults of a function's arguments, where it has any: one by one, and among the arguments. */
export type ArgumentDefaults = { readonly values?: readonly (string | null)[]; readonly arguments?: string };

/** What the engine keeps of a function's parameters beside what is printed. */
export function describeParameters(
  session: Session,
  parameters: readonly Parameter[],
  isProcedure: boolean,
): FunctionExtra & ArgumentDefaults {
  const inputs = parameters.filter(isInput);
  const outputs = parameters.filter(isOutput);
  const defaults = inputs.filter(({ value }) => value !== null).length;
  const values = defaults > 0 ? printDefaults(session, parameters) : [];
  const written = () => printArguments(printIdentity(parameters, isProcedure), values);
  return {
    types: inputs.map(({ type }) => type),
    ...(inputs.some(({ name }) => name !== "") ? { names: inputs.map(({ name }) => name) } : {}),
    ...(defaults > 0 ? { defaults, values, arguments: written() } : {}),
    ...(inputs.some(({ mode }) => mode === "VARIADIC") ? { isVariadic: true as const } : {}),
    ...(outputs.length > 0 ? { columns: outputs.map(({ name, type }) => ({ name, type })) } : {}),
  };
}
