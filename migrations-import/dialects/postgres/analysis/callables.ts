import type { CatalogObjectOf } from "../../../model/catalog-object";
import { schemasOf } from "../catalog/find-relation";
import { type PlatformFunction, platformFunction } from "../catalog/platform";
import { functionsNamed, type Signature } from "./read-facts";
import type { Scope } from "./scope";
import { isArray } from "./type-ref";

/** A function that a name may mean, PostgreSQL's own or people's. */
export type Callable = Signature & {
  /** Null for PostgreSQL's own. */
  readonly schema: string | null;
  readonly object: CatalogObjectOf<"function"> | null;
  /** Names of the arguments, as far as they are known. */
  readonly names: readonly string[];
};

/** What the engine keeps of a function people made, beyond what the catalog says; kept under `extra`. */
export type FunctionExtra = {
  /** Types of the input arguments. */
  readonly types: readonly string[];
  readonly names?: readonly string[];
  readonly defaults?: number;
  readonly isVariadic?: true;
  /** Names and types of the output arguments, where there are any. */
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
};

/** All functions a name may mean for arguments of the types `given`; those further on in the search path come later. */
export function findCallables(
  scope: Scope,
  path: readonly string[],
  given: readonly string[] = [],
): readonly Callable[] {
  const name = path.at(-1) ?? "";
  const schema = path.at(-2);
  const { session } = scope.analysis;
  const owned = schemasOf(session, schema === undefined ? {} : { schemaname: schema }).flatMap((each) =>
    session.ledger.findAll("function", { schema: each }, name).map((object) => ownedCallable(scope, object)),
  );
  if (owned.length > 0 && schema !== undefined && schema !== "pg_catalog") return owned;
  const known = schema === undefined ? undefined : platformFunction(schema, name);
  if (known) return [platformCallable(scope, schema ?? null, known)];
  return [...systemCallables(scope, name, schema, given), ...owned];
}

function platformCallable({ analysis: { types } }: Scope, schema: string | null, known: PlatformFunction): Callable {
  const args = known.args.map((type) => types.read(type).key);
  const returns = types.read(known.returns).key;
  const fixed = {
    isVariadic: false,
    defaults: 0,
    isSet: false,
    columns: null,
    extension: null,
    isImmutable: true,
  } as const;
  return { kind: "function", args, returns, ...fixed, schema, object: null, names: known.names };
}

/** Those of extensions only where they are known to be there, or where nothing else has the name. */
function systemCallables(
  scope: Scope,
  name: string,
  schema: string | undefined,
  given: readonly string[],
): readonly Callable[] {
  const { types } = scope.analysis;
  const all = functionsNamed(name).filter(
    ({ extension }) => schema === undefined || (schema === "pg_catalog") === (extension === null),
  );
  const installed = all.filter(({ extension }) => types.hasExtension(extension, given));
  return (installed.length > 0 ? installed : all).map((signature) => {
    if (signature.extension === null) return systemCallable(signature);
    return { ...signature, schema: types.schemaOf(signature.extension) ?? schema ?? null, object: null, names: [] };
  });
}

const systemOnes = new WeakMap<Signature, Callable>();

function systemCallable(signature: Signature): Callable {
  const known = systemOnes.get(signature);
  if (known) return known;
  const callable = { ...signature, schema: null, object: null, names: [] };
  systemOnes.set(signature, callable);
  return callable;
}

function ownedCallable(scope: Scope, object: CatalogObjectOf<"function">): Callable {
  const { types } = scope.analysis;
  const extra = (object.definition.extra ?? { types: [] }) as FunctionExtra;
  const returns = object.definition.returns ?? "void";
  const columns = extra.columns?.map(({ name, type }) => ({ name, type: types.read(type).key })) ?? null;
  const result = returns.startsWith("TABLE(") ? "record" : returns.replace(/^SETOF /, "");
  const only = columns?.length === 1 ? columns[0]?.type : undefined;
  return {
    kind: object.definition.kind === "procedure" ? "function" : object.definition.kind,
    args: extra.types.map((type) => types.read(type).key),
    isVariadic: extra.isVariadic ?? false,
    defaults: extra.defaults ?? 0,
    returns: only ?? types.read(result).key,
    isSet: returns.startsWith("TABLE(") || returns.startsWith("SETOF "),
    columns,
    extension: null,
    // One in SQL may be put in the place of its call, and is what it is made of.
    isImmutable: object.definition.volatility === "immutable" || object.definition.language === "sql",
    schema: object.schema,
    object,
    names: extra.names ?? [],
  };
}

/** The arguments a function has for a call with so many; null where it takes fewer or more. */
export function expandArguments(callable: Callable, count: number, isVariadicCall: boolean): readonly string[] | null {
  const { args, defaults, isVariadic } = callable;
  if (count <= args.length && count >= args.length - defaults && (!isVariadic || isVariadicCall))
    return args.slice(0, count);
  if (!isVariadic || isVariadicCall || count < args.length) return null;
  const last = args.at(-1) ?? "";
  const element = isArray(last) ? last.slice(0, -2) : (variadicElements.get(last) ?? last);
  const fixed = args.slice(0, -1);
  return [...fixed, ...Array.from({ length: count - fixed.length }, () => element)];
}

const variadicElements: ReadonlyMap<string, string> = new Map([
  ["anyarray", "anyelement"],
  ["anycompatiblearray", "anycompatible"],
]);
