/**
 * A hint for what the grammar stumbled over at `at`, where one is worth giving: a mark of another database or of a template, or
 * what is usually forgotten there. `next` is whether the text there begins a statement of its own.
 */
export function hintFor(text: string, at: number, message: string, next: boolean): string | null {
  const found = causes.find(({ applies }) =>
    applies({ before: text.slice(Math.max(0, at - 200), at), text, at, message, next }),
  );
  return found?.hint ?? null;
}

type Place = {
  readonly text: string;
  readonly before: string;
  readonly at: number;
  readonly message: string;
  readonly next: boolean;
};
type Cause = { readonly hint: string; readonly applies: (place: Place) => boolean };

const around = ({ text, at }: Place) => text.slice(Math.max(0, at - 3), at + 40);
const from = ({ text, at }: Place) => text.slice(at, at + 40);

/** The first that applies is given. */
const causes: readonly Cause[] = [
  {
    hint: "this is the placeholder of a template; import the migration as it is applied, with its values filled in",
    applies: (place) => /\{\{|\$\{|<%|%\(\w+\)s|\{%/.test(around(place)),
  },
  {
    hint: "a string begins here and never ends; a quotation mark is missing",
    applies: ({ message }) => /^unterminated quoted (string|identifier)/.test(message),
  },
  {
    hint: "a dollar quote begins here and never ends; its tag is missing at the end",
    applies: ({ message }) => /^unterminated dollar-quoted string/.test(message),
  },
  {
    hint: "a comment begins here and never ends; */ is missing",
    applies: ({ message }) => /^unterminated \/\* comment/.test(message),
  },
  {
    hint: "backquotes are not PostgreSQL; is this file in another dialect?",
    applies: (place) => /^\W{0,2}`/.test(from(place)) || place.before.endsWith("`"),
  },
  {
    hint: "AUTOINCREMENT is SQLite's; PostgreSQL has GENERATED ALWAYS AS IDENTITY. Is this file in another dialect?",
    applies: (place) => /^autoincrement\b/i.test(from(place)),
  },
  {
    hint: "AUTO_INCREMENT is MySQL's; PostgreSQL has GENERATED ALWAYS AS IDENTITY. Is this file in another dialect?",
    applies: (place) => /^auto_increment\b/i.test(from(place)),
  },
  {
    hint: "PRAGMA is SQLite's. Is this file in another dialect?",
    applies: (place) => /^pragma\b/i.test(from(place)),
  },
  {
    hint: "square brackets around names are SQL Server's; PostgreSQL quotes names with \"",
    applies: (place) => /^\[\w/.test(from(place)),
  },
  {
    hint: "the statement in front of this one is not finished: a closing parenthesis or a semicolon is missing",
    applies: ({ next }) => next,
  },
  {
    hint: "a comma too many stands in front of this",
    applies: (place) => /^\)/.test(from(place)) && /,\s*$/.test(place.before),
  },
  {
    hint: "a closing parenthesis is missing",
    applies: ({ message, text }) => /at end of input$/.test(message) && isOpen(text),
  },
  {
    hint: "a comma may be missing at the end of the line before",
    applies: (place) =>
      /^["\w]/.test(from(place)) &&
      /[\w")'\]][ \t]*\r?\n\s*$/.test(place.before) &&
      isOpen(place.text.slice(0, place.at)),
  },
  {
    hint: "backquotes are not PostgreSQL; is this file in another dialect?",
    applies: ({ text }) => text.includes("`"),
  },
];

/** Whether more parentheses open than close, those in strings aside. */
function isOpen(text: string): boolean {
  let depth = 0;
  for (const [found] of text.matchAll(/'[^']*(?:'|$)|--[^\n\r]*|[()]/g)) {
    if (found === "(") depth++;
    else if (found === ")") depth--;
  }
  return depth > 0;
}
