import type { Random } from "./random";

/** What is done to the text of a file, by name. */
export const textMutations: { readonly [name: string]: (text: string, random: Random) => string } = {
  "line gone": (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 1)),
  "line twice": (text, random) => onLines(text, random, (lines, at) => lines.splice(at, 0, lines[at] ?? "")),
  "lines swapped": (text, random) => onLines(text, random, (lines, at) => swap(lines, at, random.below(lines.length))),
  "lines joined": (text, random) =>
    onLines(text, random, (lines, at) => lines.splice(at, 2, lines.slice(at, at + 2).join(" "))),
  "statement gone": (text, random) => onStatements(text, random, (all, at) => all.splice(at, 1)),
  "statement twice": (text, random) =>
    onStatements(text, random, (all, at) => all.splice(random.below(all.length), 0, all[at] ?? "")),
  "statements swapped": (text, random) =>
    onStatements(text, random, (all, at) => swap(all, at, random.below(all.length))),
  "token put in": (text, random) => putIn(text, random, ` ${random.pick(tokens)} `),
  "mark put in": (text, random) => putIn(text, random, random.pick(marks)),
  "word gone": (text, random) => onWords(text, random, () => ""),
  "word for another": (text, random) => onWords(text, random, (_, words) => random.any(words) ?? ""),
  "words for another"(text, random) {
    const words = text.match(word) ?? [];
    const [from, to] = [random.any(words) ?? "", random.any(words) ?? ""];
    return text.replace(word, (each) => (each === from ? to : each));
  },
  "word for a token": (text, random) => onWords(text, random, () => random.pick(tokens)),
  "word quoted": (text, random) =>
    onWords(text, random, (each) => random.pick([`"${each}"`, `'${each}'`, `(${each})`, `[${each}]`])),
  "word for a long name": (text, random) =>
    onWords(text, random, (each) => `${each}_`.repeat(64).slice(0, 62 + random.below(4))),
  "word for a name of many bytes": (text, random) =>
    onWords(text, random, () => `"${"é👻".repeat(20).slice(random.below(2), 30 + random.below(12))}"`),
  "number made huge": (text, random) =>
    text.replace(/\d+/g, (digits) => (random.below(6) === 0 ? random.pick(numbers) : digits)),
  "word nested deep"(text, random) {
    const depth = random.pick([50, 2_000, 6_000]);
    const [open, close] = random.pick(nestings);
    return onWords(text, random, (each) => `${open.repeat(depth)}${each}${close.repeat(depth)}`);
  },
  "word repeated": (text, random) =>
    onWords(text, random, (each) => `${each}${random.pick([",", " ", "."])}`.repeat(random.pick([2, 3, 2_000]))),
  "line ends of Windows": (text) => text.replace(/\r?\n/g, "\r\n"),
  "line ends of old": (text) => text.replace(/\r?\n/g, "\r"),
};

const word = /[A-Za-z_][A-Za-z_0-9]*/g;

const marks = [
  "'",
  '"',
  "`",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ";",
  ",",
  ".",
  "::",
  ":",
  "$$",
  "$a$",
  "--",
  "/*",
  "*/",
  "\\",
  "\\.",
  "\n\\.\n",
  "\\gexec\n",
  "E'\\",
  "U&'\\d83d'",
  'U&"\\0041"',
  "x'",
  "b'1'",
  "$1",
  "?",
  "@",
  "=",
  "*",
  "%",
  "#",
  "&",
  "|",
  "<",
  ">",
  "!",
  "~",
  "+",
  "-",
  "||",
  "->",
  "\n",
  "\t",
  "\f",
  "--> statement-breakpoint\n",
  "\n-- +goose Down\n",
  "\n-- migrate:down\n",
  "\n-- +goose StatementBegin\n",
  "${x",
  "{{x}}",
] as const;

const tokens = [
  "CASCADE",
  "RESTRICT",
  "IF EXISTS",
  "IF NOT EXISTS",
  "NOT NULL",
  "NULL",
  "DEFAULT",
  "DEFAULT NULL",
  "PRIMARY KEY",
  "UNIQUE",
  "REFERENCES",
  "CHECK (true)",
  'COLLATE "C"',
  "GENERATED ALWAYS AS IDENTITY",
  "ALL",
  "ONLY",
  "AS",
  "OF",
  "ON",
  "IN",
  "TO",
  "FOR",
  "FROM",
  "SELECT",
  "TABLE",
  "VIEW",
  "COLUMN",
  "CONSTRAINT",
  "INDEX",
  "SCHEMA",
  "public",
  "public.",
  "pg_catalog.",
  "pg_temp.",
  "integer",
  "text[]",
  "numeric(10,2)",
  "int4range",
  "record",
  "anyelement",
  "unknown",
  "void",
  "trigger",
  "CREATE",
  "ALTER",
  "DROP",
  "RENAME TO",
  "SET SCHEMA",
  "OWNER TO",
  "ADD COLUMN",
  "TYPE",
  "BEGIN",
  "BEGIN ATOMIC",
  "END",
  "COMMIT",
  "ROLLBACK",
  "WITH RECURSIVE",
  "UNION",
  "LATERAL",
  "EXCLUDE",
  "INHERITS",
  "PARTITION",
  "PARTITION OF",
  "AUTOINCREMENT",
  "WITHOUT ROWID",
  "STRICT",
  "PRAGMA",
  "GLOB",
  "1",
  "-1",
  "0",
  "1e400",
  "NaN",
  "'x'",
  "''",
  "NULL::text",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "xmin",
  "ctid",
  "rowid",
  "oid",
] as const;

const numbers = [
  "0",
  "99999999999999999999999999",
  "2147483648",
  "9223372036854775808",
  "1e308",
  "0x7fffffff",
  "1_000",
] as const;

type Pair = readonly [string, string];
const nestings: readonly [Pair, ...Pair[]] = [
  ["(", ")"],
  ["((SELECT ", "))"],
  ["NOT (", ")"],
  ["ARRAY[", "]"],
  ["lower(", ")"],
  ["/*", "*/"],
  ["CASE WHEN true THEN ", " END"],
];

function putIn(text: string, random: Random, what: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function onLines(text: string, random: Random, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split("\n");
  change(lines, random.below(lines.length));
  return lines.join("\n");
}

function onStatements(text: string, random: Random, change: (statements: string[], at: number) => unknown): string {
  const statements = text.split(/(?<=;)/);
  change(statements, random.below(statements.length));
  return statements.join("");
}

function onWords(text: string, random: Random, change: (found: string, words: readonly string[]) => string): string {
  const words = [...text.matchAll(word)];
  const chosen = random.any(words);
  if (chosen === null) return text;
  const [found] = chosen;
  const put = change(
    found,
    words.map(([each]) => each),
  );
  return text.slice(0, chosen.index) + put + text.slice(chosen.index + found.length);
}

function swap(list: string[], a: number, b: number): void {
  [list[a], list[b]] = [list[b] ?? "", list[a] ?? ""];
}
