import { readTokens, type Token } from "./tokens";

/** An argument's value: a text, a word or number, a list, or a call (`now()`, `a(sort: Desc)`). */
export type Argument =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Argument[] }
  | { readonly kind: "call"; readonly name: string; readonly args: Arguments };

/** Arguments by name; those without one under `""`, in order. */
export type Arguments = readonly { readonly name: string; readonly value: Argument }[];

/** `@id`, `@db.VarChar(255)`, `@@index([a, b])`: the name without its signs. */
export type Attribute = {
  readonly name: string;
  readonly args: Arguments;
  readonly line: number;
  readonly endLine: number;
};

/** A field of a model, a value of an enum, or a setting of a data source (`value`). */
export type Field = {
  readonly name: string;
  readonly type: string;
  /** What stands in the brackets of `Unsupported("…")`. */
  readonly unsupported: string | null;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly value: Argument | null;
  readonly attributes: readonly Attribute[];
  readonly line: number;
  readonly endLine: number;
};

/** A block of a Prisma schema: a model, view, enum, data source, … */
export type Block = {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly attributes: readonly Attribute[];
  readonly line: number;
  readonly endLine: number;
};

/** The deepest nesting of arguments that is read. */
const MOST_NESTED = 50;

/** Reads the blocks of a Prisma schema. What does not fit the grammar is passed over, line by line. */
export function parseSchema(text: string): readonly Block[] {
  return new SchemaParser(readTokens(text)).blocks();
}

class SchemaParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  blocks(): readonly Block[] {
    const blocks: Block[] = [];
    while (!this.#isA("end")) {
      const block = this.#isA("word") ? this.#block() : null;
      if (block === null) this.#skipLine();
      else blocks.push(block);
    }
    return blocks;
  }

  get #token(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", line: 0 };
  }

  #isA(kind: Token["kind"]): boolean {
    return this.#token.kind === kind;
  }

  #is(text: string): boolean {
    return this.#isA("mark") && this.#token.text === text;
  }

  #next(): Token {
    const token = this.#token;
    if (token.kind !== "end") this.#at += 1;
    return token;
  }

  #take(text: string): boolean {
    const isThere = this.#is(text);
    if (isThere) this.#next();
    return isThere;
  }

  #skipLine(): void {
    while (!this.#isA("newline") && !this.#isA("end")) this.#next();
    this.#next();
  }

  #block(): Block | null {
    const { text: kind, line } = this.#next();
    if (!this.#isA("word")) return null;
    const { text: name } = this.#next();
    if (!this.#take("{")) return null;
    const fields: Field[] = [];
    const attributes: Attribute[] = [];
    while (!this.#is("}") && !this.#isA("end")) {
      if (this.#is("@@")) attributes.push(this.#attribute());
      else if (this.#isA("word")) fields.push(this.#field());
      else this.#next();
    }
    const endLine = this.#next().line;
    return { kind, name, fields, attributes, line, endLine };
  }

  #field(): Field {
    const { text: name, line } = this.#next();
    const value = this.#take("=") ? this.#argument(0) : null;
    const type = this.#isA("word") ? this.#next().text : "";
    const unsupported = this.#is("(") ? textIn(this.#arguments(0)) : null;
    const isList = this.#take("[") && this.#take("]");
    const isOptional = this.#take("?");
    const attributes: Attribute[] = [];
    while (this.#is("@")) attributes.push(this.#attribute());
    const endLine = this.#tokens[this.#at - 1]?.line ?? line;
    this.#restOfLine();
    return { name, type, unsupported, isList, isOptional, value, attributes, line, endLine };
  }

  /** A field that ends its block on its own line leaves the closing brace to the block. */
  #restOfLine(): void {
    while (!this.#isA("newline") && !this.#isA("end") && !this.#is("}")) this.#next();
  }

  #attribute(): Attribute {
    const { line } = this.#next();
    const name = this.#isA("word") ? this.#next().text : "";
    const args = this.#is("(") ? this.#arguments(0) : [];
    return { name, args, line, endLine: this.#tokens[this.#at - 1]?.line ?? line };
  }

  #arguments(depth: number): Arguments {
    const args: { name: string; value: Argument }[] = [];
    this.#next();
    while (!this.#is(")") && !this.#isA("end") && !this.#is("}")) {
      const before = this.#at;
      this.#skipNewlines();
      const ahead = this.#tokens[this.#at + 1];
      const isNamed = this.#isA("word") && ahead?.kind === "mark" && ahead.text === ":";
      const name = isNamed ? this.#next().text : "";
      if (isNamed) this.#next();
      this.#skipNewlines();
      if (!this.#is(")")) args.push({ name, value: this.#argument(depth + 1) });
      this.#skipNewlines();
      this.#take(",");
      if (this.#at === before) this.#next();
    }
    this.#take(")");
    return args;
  }

  #argument(depth: number): Argument {
    if (depth > MOST_NESTED) return { kind: "word", text: this.#next().text };
    if (this.#is("[")) return { kind: "list", items: this.#items(depth) };
    const { kind, text } = this.#next();
    if (kind === "string") return { kind: "text", text };
    return this.#is("(") ? { kind: "call", name: text, args: this.#arguments(depth) } : { kind: "word", text };
  }

  #items(depth: number): readonly Argument[] {
    const items: Argument[] = [];
    this.#next();
    while (!this.#is("]") && !this.#isA("end") && !this.#is("}")) {
      this.#skipNewlines();
      if (this.#is("]")) break;
      items.push(this.#argument(depth + 1));
      this.#skipNewlines();
      this.#take(",");
    }
    this.#take("]");
    return items;
  }

  #skipNewlines(): void {
    while (this.#isA("newline")) this.#next();
  }
}

/** The first argument, or the one of a name, that is a text or word; null where there is none. */
export function textIn(args: Arguments, name = ""): string | null {
  const value = args.find((each) => each.name === name)?.value;
  return value?.kind === "text" || value?.kind === "word" ? value.text : null;
}
