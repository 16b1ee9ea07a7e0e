import { type Node, unwrap } from "../grammar/node";
import { valueText } from "./print-options";

const words: Readonly<Record<string, string>> = {
  as: "AS",
  increment: "INCREMENT BY",
  start: "START WITH",
  minvalue: "MINVALUE",
  maxvalue: "MAXVALUE",
  cache: "CACHE",
};

/** What a new sequence has by itself. */
const usual = new Set(["AS bigint", "INCREMENT BY 1", "START WITH 1", "MINVALUE 1", "CACHE 1"]);

const typeNames: Readonly<Record<string, string>> = { int2: "smallint", int4: "integer", int8: "bigint" };

/** The options of a sequence that are not as a new one has them, in the words of CREATE SEQUENCE. */
export function sequenceOptions(nodes: readonly Node[] | undefined, before: readonly string[] = []): readonly string[] {
  const options = new Map(before.map((each) => [keyOf(each), each]));
  for (const node of nodes ?? []) {
    const { defname = "", arg } = unwrap(node, "DefElem") ?? {};
    if (defname === "cycle") setCycle(options, unwrap(arg, "Boolean")?.boolval ?? false);
    const word = words[defname];
    if (word === undefined) continue;
    options.delete(word);
    const value = arg === undefined ? "" : valueText(arg).replace(/^pg_catalog\./, "");
    const text = `${word} ${typeNames[value] ?? value}`;
    if (value !== "" && !usual.has(text)) options.set(word, text);
  }
  return [...options.values()];
}

function setCycle(options: Map<string, string>, isOn: boolean): void {
  if (isOn) options.set("CYCLE", "CYCLE");
  else options.delete("CYCLE");
}

function keyOf(option: string): string {
  return Object.values(words).find((word) => option.startsWith(`${word} `)) ?? option;
}
