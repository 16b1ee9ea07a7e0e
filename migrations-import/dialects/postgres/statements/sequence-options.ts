import { type Node, unwrap } from "../grammar/node";
import { refuse } from "../refusal";
import { valueText } from "./print-options";

type Facts = {
  readonly type: string;
  readonly increment: bigint;
  readonly min: bigint;
  readonly max: bigint;
  readonly start: bigint;
  readonly cache: bigint;
  readonly cycle: boolean;
};

const typeNames: Readonly<Record<string, string>> = { int2: "smallint", int4: "integer", int8: "bigint" };

const largest: Readonly<Record<string, bigint>> = {
  smallint: 2n ** 15n - 1n,
  integer: 2n ** 31n - 1n,
  bigint: 2n ** 63n - 1n,
};

/**
 * The options of a sequence that are not as a new one has them, in the words of CREATE SEQUENCE; `before` are those of a sequence
 * that is altered. What the database would refuse is refused (`init_params`).
 */
export function sequenceOptions(nodes: readonly Node[] | undefined, before?: readonly string[]): readonly string[] {
  const given = new Map<string, Node | undefined>();
  for (const node of nodes ?? []) {
    const { defname = "", arg } = unwrap(node, "DefElem") ?? {};
    given.set(defname, arg);
  }
  const facts = before === undefined ? newFacts(given) : alteredFacts(given, readOptions(before));
  checkFacts(facts);
  return printFacts(facts);
}

type Given = ReadonlyMap<string, Node | undefined>;

function numberIn(given: Given, name: string): bigint | undefined {
  const node = given.get(name);
  return node === undefined ? undefined : BigInt(valueText(node));
}

function typeIn(given: Given): string | undefined {
  const node = given.get("as");
  if (!node) return undefined;
  const name = valueText(node).replace(/^pg_catalog\./, "");
  const type = typeNames[name] ?? name;
  if (!Object.hasOwn(largest, type)) refuse("INVALID_STATEMENT", `a sequence cannot be of type ${type}`);
  return type;
}

function usualBounds(type: string, increment: bigint): { readonly min: bigint; readonly max: bigint } {
  const max = largest[type] ?? 0n;
  return increment > 0n ? { min: 1n, max } : { min: -max - 1n, max: -1n };
}

function newFacts(given: Given): Facts {
  const [type, increment] = [typeIn(given) ?? "bigint", numberIn(given, "increment") ?? 1n];
  const usual = usualBounds(type, increment);
  const [min, max] = [numberIn(given, "minvalue") ?? usual.min, numberIn(given, "maxvalue") ?? usual.max];
  const start = numberIn(given, "start") ?? (increment > 0n ? min : max);
  return { type, increment, min, max, start, cache: numberIn(given, "cache") ?? 1n, cycle: cycleIn(given) ?? false };
}

function cycleIn(given: Given): boolean | undefined {
  return given.has("cycle") ? (unwrap(given.get("cycle"), "Boolean")?.boolval ?? false) : undefined;
}

/** Bounds that are not named stay, but for those that are as far as the type went. */
function alteredFacts(given: Given, before: Facts): Facts {
  const [type, increment] = [typeIn(given) ?? before.type, numberIn(given, "increment") ?? before.increment];
  const usual = usualBounds(type, increment);
  const [reach, newReach] = [largest[before.type] ?? 0n, largest[type] ?? 0n];
  const min = given.has("minvalue") ? usual.min : before.min === -reach - 1n ? -newReach - 1n : before.min;
  const max = given.has("maxvalue") ? usual.max : before.max === reach ? newReach : before.max;
  return {
    type,
    increment,
    min: numberIn(given, "minvalue") ?? min,
    max: numberIn(given, "maxvalue") ?? max,
    start: numberIn(given, "start") ?? before.start,
    cache: numberIn(given, "cache") ?? before.cache,
    cycle: cycleIn(given) ?? before.cycle,
  };
}

function checkFacts({ type, increment, min, max, start, cache }: Facts): void {
  const reach = largest[type] ?? 0n;
  const refuseIf = (isWrong: boolean, why: string) => isWrong && refuse("INVALID_STATEMENT", `a sequence ${why}`);
  refuseIf(increment === 0n, "cannot grow by 0");
  refuseIf(min < -reach - 1n || max > reach, `of type ${type} cannot go from ${min} to ${max}`);
  refuseIf(min >= max, `cannot go from ${min} to ${max}`);
  refuseIf(start < min || start > max, `from ${min} to ${max} cannot start with ${start}`);
  refuseIf(cache < 1n, `cannot keep ${cache} values ready`);
}

function printFacts({ type, increment, min, max, start, cache, cycle }: Facts): readonly string[] {
  const usual = usualBounds(type, increment);
  const from = increment > 0n ? min : max;
  return [
    ...(type === "bigint" ? [] : [`AS ${type}`]),
    ...(increment === 1n ? [] : [`INCREMENT BY ${increment}`]),
    ...(min === usual.min ? [] : [`MINVALUE ${min}`]),
    ...(max === usual.max ? [] : [`MAXVALUE ${max}`]),
    ...(start === from ? [] : [`START WITH ${start}`]),
    ...(cache === 1n ? [] : [`CACHE ${cache}`]),
    ...(cycle ? ["CYCLE"] : []),
  ];
}

function readOptions(options: readonly string[]): Facts {
  const said = (word: string) => options.find((each) => each.startsWith(`${word} `))?.slice(word.length + 1);
  const number = (word: string) => {
    const text = said(word);
    return text === undefined ? undefined : BigInt(text);
  };
  const [type, increment] = [said("AS") ?? "bigint", number("INCREMENT BY") ?? 1n];
  const usual = usualBounds(type, increment);
  const [min, max] = [number("MINVALUE") ?? usual.min, number("MAXVALUE") ?? usual.max];
  const start = number("START WITH") ?? (increment > 0n ? min : max);
  return { type, increment, min, max, start, cache: number("CACHE") ?? 1n, cycle: options.includes("CYCLE") };
}
