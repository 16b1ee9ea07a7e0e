import { refuse } from "../refusal";
import { type CastContext, canCoerce } from "./cast-path";
import { operatorsNamed } from "./read-facts";
import type { TypeCatalog } from "./type-catalog";
import { elementOf, typeOf, untyped } from "./type-ref";
import { isUntypedConstant, type Typed } from "./typed";

/*
 * What PostgreSQL refuses of types. All of it only where the types are told for certain, and where no migration made casts or
 * operators of its own that could help: what lies outside is taken to fit.
 */

/** Whether nothing brings a value of one type to another, as far as the context lets it. */
export function isUncast(types: TypeCatalog, source: string, target: string, context: CastContext): boolean {
  if (source === target || !types.isTold(source) || !types.isTold(target)) return false;
  return !canCoerce(types, source, target, context) && !types.hasMade("cast");
}

/** Refuses a value that does not become what is wanted of it; `what` says what it is. */
export function refuseUncast(
  types: TypeCatalog,
  source: string,
  target: string,
  context: CastContext,
  what: string,
): void {
  if (!isUncast(types, source, target, context)) return;
  refuse(
    "INVALID_STATEMENT",
    `${what} is of type ${named(types, source)}, which does not become ${named(types, target)}`,
  );
}

/** Refuses values that meet (`UNION`, `CASE`, `ARRAY`, …) and are of types that have nothing in common. */
export function refuseUnlike(types: TypeCatalog, keys: readonly string[], common: string | null): void {
  const told = keys.filter((key) => key !== untyped.key);
  if (!told.every((key) => types.isTold(key))) return;
  const isMet = common !== null && told.every((key) => canCoerce(types, key, common, "implicit"));
  if (isMet || types.hasMade("cast")) return;
  const spelled = [...new Set(told)].map((key) => named(types, key));
  refuse("INVALID_STATEMENT", `types ${spelled.join(" and ")} cannot be matched`);
}

/** Refuses an operator of PostgreSQL's own that is not there for such operands, or is there more than once. */
export function refuseNoOperator(types: TypeCatalog, operator: string, operands: readonly Typed[]): void {
  const name = operator === "!=" ? "<>" : operator;
  const isTold = operands.every((each) => isUntypedConstant(each) || types.isTold(each.type.key));
  const isOwn = operatorsNamed(name).some(({ extension }) => extension === null);
  if (!isTold || !isOwn || types.hasMade("operator") || types.hasMade("cast")) return;
  const spelled = operands.map(({ type }) => types.print(type));
  const written = spelled.length === 1 ? [operator, ...spelled] : [spelled[0], operator, spelled[1]];
  refuse(
    "INVALID_STATEMENT",
    `operator does not exist: ${written.join(" ")}`,
    "cast one side to the type of the other",
  );
}

/** Refuses a function that is there, but not for such arguments. */
export function refuseNoFunction(types: TypeCatalog, name: string, given: readonly Typed[]): void {
  // A function of a row may be a column of it.
  const isTold = ({ type: { key } }: Typed) => types.isTold(key) && types.fields(elementOf(key)) === null;
  if (!given.every((each) => isUntypedConstant(each) || isTold(each)) || types.hasMade("cast")) return;
  const spelled = given.map(({ type }) => types.print(type)).join(", ");
  refuse(
    "INVALID_STATEMENT",
    `function ${name}(${spelled}) does not exist`,
    "cast its arguments to the types it takes",
  );
}

function named(types: TypeCatalog, key: string): string {
  return types.print(typeOf(key));
}
