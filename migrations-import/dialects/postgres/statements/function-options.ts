import type { Definitions } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { searchPathText } from "../catalog/search-path";
import { contentsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { quoteName } from "../printing/quote";
import { valueText } from "./print-options";

export type FunctionOptions = {
  readonly language?: string;
  readonly securityDefiner?: boolean;
  readonly volatility?: Definitions["function"]["volatility"];
  readonly isWindow?: boolean;
  /** What is said of STRICT, PARALLEL and the like, by name; null takes it back to what a new function has. */
  readonly attributes: ReadonlyMap<string, string | null>;
  readonly settings: readonly string[];
};

/** The options of CREATE and ALTER FUNCTION; `before` are the settings it has. */
export function readFunctionOptions(
  session: Session,
  nodes: readonly Node[] | undefined,
  before: readonly string[] = [],
): FunctionOptions {
  const options: { -readonly [K in keyof FunctionOptions]: FunctionOptions[K] } = {
    attributes: new Map(),
    settings: before,
  };
  const attributes = new Map<string, string | null>();
  for (const node of nodes ?? []) {
    const { defname = "", arg } = unwrap(node, "DefElem") ?? {};
    const isOn = unwrap(arg, "Boolean")?.boolval ?? false;
    if (defname === "language") options.language = stringOf(arg).toLowerCase();
    if (defname === "security") options.securityDefiner = isOn;
    if (defname === "window") options.isWindow = isOn;
    if (defname === "volatility") options.volatility = stringOf(arg) as Definitions["function"]["volatility"];
    if (defname === "strict") attributes.set("STRICT", isOn ? "STRICT" : null);
    if (defname === "leakproof") attributes.set("LEAKPROOF", isOn ? "LEAKPROOF" : null);
    if (defname === "parallel") attributes.set("PARALLEL", parallelText(stringOf(arg)));
    if (defname === "cost" || defname === "rows")
      attributes.set(defname, `${defname.toUpperCase()} ${Number(valueText(arg))}`);
    if (defname === "set")
      options.settings = changeSettings(session, options.settings, unwrap(arg, "VariableSetStmt") ?? {});
  }
  return { ...options, attributes };
}

/** The body of a function, where it is a text; undefined for any other. */
export function textOfBody({ options }: NodeOf<"CreateFunctionStmt">): string | undefined {
  const as = contentsOf(options, "DefElem").find(({ defname }) => defname === "as");
  const [text, ...others] = stringsOf(unwrap(as?.arg, "List")?.items);
  return others.length > 0 ? undefined : text;
}

/** `PARALLEL = SAFE` of an aggregate and PARALLEL SAFE of a function; null where it is as usual. */
export function parallelText(mode: string): string | null {
  return mode === "" || mode.toLowerCase() === "unsafe" ? null : `PARALLEL ${mode.toUpperCase()}`;
}

/**
 * `SET name TO value` and `RESET name`, as `pg_proc.proconfig` keeps them; FROM CURRENT too, of the search path, which is what
 * the files tell.
 */
function changeSettings(
  session: Session,
  before: readonly string[],
  { kind, name = "", args }: { kind?: string | undefined; name?: string | undefined; args?: Node[] | undefined },
): readonly string[] {
  if (kind === "VAR_RESET_ALL") return [];
  const known = capitalised.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
  const others = before.filter((each) => !each.startsWith(`${known}=`));
  if (kind === "VAR_SET_CURRENT" && known === "search_path") return [...others, `${known}=${searchPathText(session)}`];
  if (kind !== "VAR_SET_VALUE") return others;
  const values = (args ?? []).map((arg) => (listsOfNames.has(known) ? quoteName(valueText(arg)) : valueText(arg)));
  return [...others, `${known}=${values.join(", ")}`];
}

/** Settings that the database does not spell in small letters throughout. */
const capitalised = ["DateStyle", "IntervalStyle", "TimeZone"];

/** Settings that are lists of names (`GUC_LIST_QUOTE`). */
const listsOfNames: ReadonlySet<string> = new Set([
  "search_path",
  "temp_tablespaces",
  "local_preload_libraries",
  "session_preload_libraries",
  "shared_preload_libraries",
  "unix_socket_directories",
]);

/** Attributes after what a statement says of some; a cost or number of rows that is the usual one is none. */
export function mergeAttributes(
  before: readonly string[],
  changes: ReadonlyMap<string, string | null>,
  language: string,
): readonly string[] {
  const usual = [`COST ${["c", "internal"].includes(language) ? 1 : 100}`, "ROWS 1000"];
  const kept = before.filter(
    (each) => !changes.has(each) && ![...changes.keys()].some((key) => each.startsWith(`${key.toUpperCase()} `)),
  );
  return [...kept, ...[...changes.values()].flatMap((each) => each ?? [])]
    .filter((each) => !usual.includes(each))
    .sort();
}
