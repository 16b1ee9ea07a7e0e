import type { NodeOf } from "../grammar/node";
import { refuse } from "../refusal";
import type { Analysis, Scope } from "./scope";
import { notKnown, type TypeRef } from "./type-ref";
import { type Typed, typed } from "./typed";

/** The input parameters of a function whose body is read, and the name they can have in front. */
export type ParameterList = {
  readonly owner: string;
  readonly all: readonly { readonly name: string; readonly type: TypeRef }[];
};

/**
 * The type of the parameter, or of the field of one, that names mean where no column has them: `name`, `function.name`,
 * `name.field` or `function.name.field` (`sql_fn_post_column_ref`).
 */
export function findParameter(names: readonly string[], analysis: Analysis): TypeRef | undefined {
  const { parameters } = analysis;
  if (!parameters) return undefined;
  const [first = "", ...rest] = names;
  const owned = rest.length > 0 && first === parameters.owner ? find(rest, analysis) : undefined;
  return owned ?? find(names, analysis);
}

function find([name, field, ...more]: readonly string[], { parameters, types }: Analysis): TypeRef | undefined {
  const parameter = parameters?.all.find((each) => each.name === name);
  if (!parameter || more.length > 0) return undefined;
  if (field === undefined) return parameter.type;
  const row = types.base(parameter.type).key;
  const found = types.fields(row)?.find((each) => each.name === field);
  return found?.type ?? (types.isTold(row) && !types.isPartial(row) ? undefined : notKnown);
}

/** `$1`: a parameter by its place. */
export function analyseParameter(node: NodeOf<"ParamRef">, { analysis: { parameters } }: Scope): Typed {
  const type = parameters?.all[(node.number ?? 0) - 1]?.type;
  if (parameters && !type) refuse("INVALID_STATEMENT", `there is no parameter $${node.number ?? 0}`);
  return typed({ ParamRef: node }, type ?? notKnown);
}
