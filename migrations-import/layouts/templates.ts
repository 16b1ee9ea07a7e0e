import type { DialectName } from "../model/source";
import type { UpPart, UpProblem } from "./layout";

/** Strings, comments, commands of psql and the data behind COPY. None of it runs past a text's end twice. */
const passedOver = [
  /'[^']*'/,
  /\$(?<tag>(?:[a-z_]\w*)?)\$(?:[\s\S]*?\$\k<tag>\$|[\s\S]*)/,
  /"[^"\n{]*"/,
  /--[^\n]*/,
  /\/\*(?:[\s\S]*?\*\/|[\s\S]*)/,
  /^COPY\b[^;\n]*\bFROM[ \t]+stdin\b[^;\n]{0,99};(?:[\s\S]*?^\\\.|[\s\S]*)/,
  /^\\[^\n]*/,
];
const template = /\{\{(?<template>[^{}\n]{1,199})\}\}/g;
const variable = /(?<=^|[\s(,.=]|::):(?:"(?<quoted>\w+)"|'(?<literal>\w+)'|(?<bare>[A-Za-z_]\w*))/;
const outside = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join("|"), "gim");
const templates = outside(...passedOver, template);
const variables = outside(...passedOver, variable);
const namedEach = 10;

/** Words with which a template decides, repeats or includes: what stands there is no value. */
const isAction = /^[-\s]*(?:(?:if|else|end|range|with|define|template|block|include|for|endif|endfor)\b|[#/!>])/;

type Groups = { readonly [Name in "template" | "quoted" | "literal" | "bare"]?: string };

/**
 * Fills in what a program would, whatever the layout: in files made from templates `{{ .Schema }}`, in strings too; for
 * PostgreSQL the variables of psql (`:name`, `:"name"`, `:'name'`). The value is what `\set` says, or else the name itself, with
 * a warning where it stands first.
 */
export function fillTemplates(part: UpPart, dialect: DialectName): UpPart {
  const { text } = part;
  if (text.includes("{{") && isTemplate(text)) return filledIn(part, template, new Map());
  const mayBePsql = dialect === "postgres" && /(?:^|[\s(,.=]|::):["'A-Za-z_]/m.test(text);
  return mayBePsql ? filledIn(part, variables, valuesSet(text)) : part;
}

/** Whether a placeholder stands where no string or comment is, or is the schema that names are looked up in. */
function isTemplate(text: string): boolean {
  if (/\bsearch_path\s*(?:=|to)\s*'\{\{/i.test(text)) return true;
  for (const { groups } of text.matchAll(templates)) if (groups?.template && nameIn(groups) !== null) return true;
  return false;
}

function filledIn(part: UpPart, pattern: RegExp, values: ReadonlyMap<string, string>): UpPart {
  const problems = new Map<string, UpProblem>();
  const fill = (piece: string, from: number) => {
    let at = from;
    return piece.replace(pattern, (whole: string, ...found) => {
      const groups: Groups = found.at(-1);
      const name = nameIn(groups);
      const text = name === null ? whole : written(values.get(name) ?? name, groups);
      const isNews = name !== null && !values.has(name) && !problems.has(whole) && problems.size < namedEach;
      if (isNews) problems.set(whole, problemOf(whole, at + Number(found.at(-3))));
      at += text.length - whole.length;
      return text;
    });
  };
  const before = fill(part.text.slice(0, part.start), 0);
  const up = fill(part.text.slice(part.start, part.end), before.length);
  const end = before.length + up.length;
  const text = before + up + part.text.slice(part.end);
  return { text, start: before.length, end, problems: [...part.problems, ...problems.values()] };
}

function valuesSet(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^\\set[ \t]+(?<name>\w+)[ \t]+(?<value>'[^'\r\n]*'|[^'\s]+)[ \t]*\r?$/gm);
  return new Map([...lines].map(({ groups }) => [groups?.name ?? "", groups?.value?.replaceAll("'", "") ?? ""]));
}

/** What a placeholder asks for; of an expression (`index .Options "Schema"`) the last word, in small letters. */
function nameIn({ template, quoted, literal, bare }: Groups): string | null {
  if (template === undefined) return quoted ?? literal ?? bare ?? null;
  return isAction.test(template) ? null : (template.match(/\w+/g)?.at(-1)?.toLowerCase() ?? null);
}

function written(value: string, { quoted, literal }: Groups): string {
  if (quoted !== undefined) return `"${value}"`;
  return literal === undefined ? value : `'${value}'`;
}

function problemOf(whole: string, at: number): UpProblem {
  const message = `The value of ${whole} is not known; it was read as its name.`;
  const hint = "Write the value out where it matters to the schema.";
  return { severity: "warning", code: "PLACEHOLDER", at, message, hint };
}
