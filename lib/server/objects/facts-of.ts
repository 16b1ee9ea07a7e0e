import "server-only";
import type { StandaloneKind } from "@/lib/domain/object-view";
import type { Definitions } from "@/migrations-import/index";
import type { StandaloneObject } from "./read-standalone";

const tellers: { readonly [K in StandaloneKind]: (definition: Definitions[K]) => readonly (string | false)[] } = {
  function: ({ kind, returns, language, volatility, securityDefiner, settings }) => [
    kind !== "function" && kind,
    returns !== null && `returns ${returns}`,
    language,
    volatility !== "volatile" && volatility,
    securityDefiner && "runs as its owner",
    ...(settings ?? []),
  ],
  enum: ({ values }) => [values.length === 1 ? "1 value" : `${values.length} values`],
  domain: ({ type, nullable, default: otherwise, constraints }) => [
    type,
    !nullable && "not null",
    otherwise !== null && `default ${otherwise}`,
    ...constraints.map(({ definition }) => definition),
  ],
  compositeType: ({ attributes }) => attributes.map(({ name, type }) => `${name} ${type}`),
  sequence: ({ ownedBy, options }) => [ownedBy !== null && `owned by ${ownedBy}`, ...(options ?? [])],
  extension: ({ schema }) => [schema !== null && `in schema ${schema}`],
};

/** What an object is, in short, as its definition says. */
export function factsOf<K extends StandaloneKind>(object: StandaloneObject<K>): readonly string[] {
  const told = tellers[object.kind as K](object.definition as Definitions[K]);
  return told.filter((fact) => fact !== false);
}
