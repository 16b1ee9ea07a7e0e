import type { AnalysedChange } from "../analysis/analyse-change";
import { isUncast } from "../analysis/refuse-types";
import type { ResultColumn } from "../analysis/scope";
import type { TypeCatalog } from "../analysis/type-catalog";
import { type TypeRef, typeOf } from "../analysis/type-ref";
import { isOutput } from "../definitions/function-signature";
import { refuse } from "../refusal";
import type { MadeFunction } from "./check-sql-body";

/** What a function says it returns; `columns` of a row, as far as they are known. */
type Result = { readonly type: TypeRef; readonly columns: readonly ResultColumn[] | null };

/** Holds what the last statement of a body gives against what the function returns (`check_sql_fn_retval`). */
export function checkSqlResult(types: TypeCatalog, made: MadeFunction, last: AnalysedChange): void {
  const result = resultOf(types, made);
  if (!result) return;
  const mismatch = mismatchOf(types, result, last, made.facts.kind === "procedure");
  if (mismatch === null) return;
  refuse(
    "INVALID_STATEMENT",
    `return type mismatch in function declared to return ${types.print(result.type)}`,
    mismatch,
  );
}

/** Null where it returns nothing. */
function resultOf(types: TypeCatalog, { parameters, facts }: MadeFunction): Result | null {
  const outputs = parameters.filter(isOutput).map(({ name, type }) => ({ name, type: types.read(type) }));
  const [only, ...others] = outputs;
  if (only && (others.length > 0 || facts.kind === "procedure")) return { type: typeOf("record"), columns: outputs };
  const returns = (facts.returns ?? "void").replace(/^SETOF /, "");
  if (!only && returns === "void") return null;
  const type = only?.type ?? types.read(returns);
  return { type, columns: types.fields(type.key) };
}

/** What is wrong, in PostgreSQL's words; null where nothing is for certain. */
function mismatchOf(
  types: TypeCatalog,
  { type, columns }: Result,
  { columns: given, isWhole }: AnalysedChange,
  isProcedure: boolean,
): string | null {
  if (!given) return "Function's final statement must be SELECT or INSERT/UPDATE/DELETE/MERGE RETURNING.";
  if (!isWhole) return null;
  if (columns) return types.isPartial(type.key) ? null : rowMismatch(types, type, columns, given, isProcedure);
  if (!types.isTold(type.key)) return null;
  const [only] = given;
  if (!only || given.length > 1) return "Final statement must return exactly one column.";
  return fits(types, only.type, type) ? null : `Actual return type is ${types.print(only.type)}.`;
}

function rowMismatch(
  types: TypeCatalog,
  type: TypeRef,
  columns: readonly ResultColumn[],
  given: readonly ResultColumn[],
  isProcedure: boolean,
): string | null {
  const [only] = given;
  if (only && given.length === 1 && !isProcedure && mayBeRow(types, only.type, type)) return null;
  if (given.length > columns.length) return "Final statement returns too many columns.";
  for (const [at, { type: wanted }] of columns.entries()) {
    const column = given[at];
    if (!column) return "Final statement returns too few columns.";
    if (fits(types, column.type, wanted)) continue;
    return `Final statement returns ${types.print(column.type)} instead of ${types.print(wanted)} at column ${at + 1}.`;
  }
  return null;
}

/** A single value may be the whole row. */
function mayBeRow(types: TypeCatalog, given: TypeRef, row: TypeRef): boolean {
  if (row.key !== "record") return !types.isTold(given.key) || fits(types, given, row);
  return !types.isTold(given.key) || types.fields(given.key) !== null;
}

function fits(types: TypeCatalog, given: TypeRef, wanted: TypeRef): boolean {
  return !isUncast(types, given.key, wanted.key, "assignment");
}
