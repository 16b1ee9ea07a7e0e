/** Comments, strings, the beginning of a template, words, operators. A string that is not closed ends with its line. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|`|[A-Za-z_$][\w$]*|=>|[()[\]{}<>;,!~?:=+\-*%&|^/]/g;
const regularExpression = /(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/y;
const nestingWords = new Set(["else", "new", "await", "keyof", "typeof", "void", "delete", "extends", "readonly"]);

/** Operators and angles that stand open at one level of brackets, since what last ended them. */
type Level = { operators: number; angles: number; readonly isTemplate: boolean };

/**
 * Whether a parser that descends recursively would have to go deeper than `limit` into a text: into brackets, or into
 * operators that nest without brackets (`a ? b : a ? b : …`, `!!!…`, `A<A<…`). Counts rather too much than too little.
 */
export function isNestedDeeper(text: string, limit: number): boolean {
  const reader = new NestingReader(text);
  while (reader.depth <= limit) if (!reader.advance()) return false;
  return true;
}

class NestingReader {
  depth = 0;
  readonly #text: string;
  readonly #levels: Level[] = [{ operators: 0, angles: 0, isTemplate: false }];
  #at = 0;
  #mayBeginExpression = true;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one token; false at the end of the text. */
  advance(): boolean {
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (match === null) return false;
    const [found] = match;
    this.#at = token.lastIndex;
    if (found.startsWith("//") || found.startsWith("/*")) return true;
    if (found === "/" && this.#mayBeginExpression) this.#skipRegularExpression();
    else this.#take(found);
    this.#mayBeginExpression = !/^(["'`\w$)\]}])/.test(found) || found === "return";
    return true;
  }

  #take(found: string): void {
    const level = this.#level;
    if (found === "`") this.#skipTemplate();
    else if ("([{".includes(found)) this.#open(false);
    else if (")]}".includes(found)) this.#close(found);
    else if (found === ";" || found === "export") this.#end(level, true);
    else if (found === ",") this.#end(level, false);
    else if (found === "<") this.#count(level, "angles", 1);
    else if (found === ">") this.#count(level, "angles", level.angles > 0 ? -1 : 0);
    else if (nestingWords.has(found) || /^\W/.test(found)) this.#countOperator(level, found);
  }

  get #level(): Level {
    return this.#levels.at(-1) ?? { operators: 0, angles: 0, isTemplate: false };
  }

  #count(level: Level, what: "angles" | "operators", by: number): void {
    level[what] += by;
    this.depth += by;
  }

  #countOperator(level: Level, found: string): void {
    if (!/^["']/.test(found)) this.#count(level, "operators", 1);
  }

  #open(isTemplate: boolean): void {
    this.#levels.push({ operators: 1, angles: 0, isTemplate });
    this.depth += 1;
  }

  #close(found: string): void {
    if (this.#levels.length === 1) return;
    const level = this.#levels.pop();
    this.depth -= (level?.operators ?? 0) + (level?.angles ?? 0);
    if (found === "}" && level?.isTemplate) this.#skipTemplate();
  }

  #end(level: Level, isStatement: boolean): void {
    const kept = this.#levels.length === 1 ? 0 : 1;
    this.depth -= level.operators - kept;
    level.operators = kept;
    if (!isStatement) return;
    this.depth -= level.angles;
    level.angles = 0;
  }

  #skipTemplate(): void {
    for (let at = this.#at; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === "\\") at += 1;
      else if (character === "`" || (character === "$" && this.#text[at + 1] === "{")) {
        this.#at = at + (character === "`" ? 1 : 2);
        if (character === "$") this.#open(true);
        return;
      }
    }
    this.#at = this.#text.length;
  }

  #skipRegularExpression(): void {
    regularExpression.lastIndex = this.#at;
    if (regularExpression.test(this.#text)) this.#at = regularExpression.lastIndex;
  }
}
