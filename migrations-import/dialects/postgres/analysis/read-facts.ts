import { castsFacts } from "./facts/casts";
import { classesFacts } from "./facts/classes";
import { extensionFacts } from "./facts/extensions";
import { functionsFacts } from "./facts/functions";
import { operatorsFacts } from "./facts/operators";
import { relationsFacts } from "./facts/relations";
import { typesFacts } from "./facts/types";

/** A type PostgreSQL or one of its extensions brings along, by the catalog's own name (`int4`). */
export type TypeFact = {
  readonly kind: "base" | "range" | "multirange" | "pseudo";
  readonly category: string;
  readonly isPreferred: boolean;
  /** Whether a text means the same value of it under all settings, and a value gives the same text. */
  readonly isSteadyIn: boolean;
  readonly isSteadyOut: boolean;
  /** As `format_type` prints it, without modifiers. */
  readonly printed: string;
  /** What a range is of. */
  readonly subtype: string | null;
  readonly extension: string | null;
};

/** A function or operator as overload resolution sees it; types by key. */
export type Signature = {
  readonly kind: "function" | "aggregate" | "window";
  readonly args: readonly string[];
  /** The last argument is an array that takes any number of elements. */
  readonly isVariadic: boolean;
  readonly defaults: number;
  readonly returns: string;
  readonly isSet: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string }[] | null;
  readonly extension: string | null;
  /** Its result follows from its arguments alone. */
  readonly isImmutable: boolean;
};

/** How far a cast goes by itself, and what it takes. */
export type CastFact = {
  readonly context: "implicit" | "assignment" | "explicit";
  readonly method: "function" | "relabel" | "text";
  readonly isImmutable: boolean;
};

const kinds = { b: "base", r: "range", m: "multirange", p: "pseudo" } as const;

function readTypeLine(line: string, extension: string | null): readonly [string, TypeFact] {
  const [name = "", marks = "", printed = "", subtype = null] = line.split("|");
  const kind = kinds[marks[0] as keyof typeof kinds];
  const steady = { isSteadyIn: !marks.includes("<"), isSteadyOut: !marks.includes(">") };
  return [
    name,
    { kind, category: marks[1] ?? "", isPreferred: marks[2] === "*", ...steady, printed, subtype, extension },
  ];
}

/** The lines of all extensions under one mark, with the extension's name. */
function* linesOfExtensions(mark: string): Generator<readonly [extension: string, line: string]> {
  let extension = "";
  for (const line of extensionFacts.split("\n")) {
    if (line.startsWith("= ")) extension = line.slice(2);
    else if (line.startsWith(`${mark} `)) yield [extension, line.slice(2)];
  }
}

/** Computes on first use: what no migration asks for costs nothing. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const types = lazily(() => {
  const found = new Map(typesFacts.split("\n").map((line) => readTypeLine(line, null)));
  for (const [extension, line] of linesOfExtensions("t")) found.set(...readTypeLine(line, extension));
  for (const [extension, names] of typesOfOthers) {
    const steady = { isSteadyIn: true, isSteadyOut: true };
    const fact = { kind: "base", category: "U", isPreferred: false, ...steady, subtype: null, extension } as const;
    for (const name of names) found.set(name, { ...fact, printed: name });
  }
  return found;
});

/** Types of extensions that PostgreSQL does not bring along: known by name, not by what can be done with them. */
const typesOfOthers = [
  ["vector", ["vector", "halfvec", "sparsevec"]],
  ["postgis", ["geometry", "geography", "box2d", "box3d", "raster"]],
] as const;

const printedNames = lazily(() => new Map([...types()].map(([name, { printed }]) => [printed, name])));

const systemCasts = lazily(() => {
  const found = new Map<string, Map<string, CastFact>>();
  const lines = [...castsFacts.split("\n"), ...[...linesOfExtensions("c")].map(([, line]) => line)];
  for (const line of lines) {
    const [source = "", targets = ""] = line.split("|");
    const known = found.get(source) ?? new Map<string, CastFact>();
    for (const each of targets.split(",")) known.set(...readCast(each));
    found.set(source, known);
  }
  return found;
});

const contexts = { i: "implicit", a: "assignment", e: "explicit" } as const;
const methods = { f: "function", b: "relabel", i: "text" } as const;

function readCast(text: string): readonly [string, CastFact] {
  const [target = "", marks = ""] = text.split(" ");
  const context = contexts[marks[0] as keyof typeof contexts];
  return [target, { context, method: methods[marks[1] as keyof typeof methods], isImmutable: marks[2] !== "~" }];
}

type Index = ReadonlyMap<string, readonly (readonly [extension: string | null, text: string])[]>;

function indexByName(system: string, mark: string): Index {
  const found = new Map<string, (readonly [string | null, string])[]>();
  const add = (extension: string | null, line: string) => {
    const at = line.indexOf(" ");
    const name = line.slice(0, at);
    const entry = [extension, line.slice(at + 1)] as const;
    const known = found.get(name);
    if (known) known.push(entry);
    else found.set(name, [entry]);
  };
  for (const line of system.split("\n")) add(null, line);
  for (const [extension, line] of linesOfExtensions(mark)) add(extension, line);
  return found;
}

const functionIndex = lazily(() => indexByName(functionsFacts, "f"));
const operatorIndex = lazily(() => indexByName(operatorsFacts, "o"));

function signaturesIn(index: () => Index): (name: string) => readonly Signature[] {
  const read = new Map<string, readonly Signature[]>();
  return (name) => {
    const known = read.get(name);
    if (known) return known;
    const entries = index().get(name) ?? [];
    const made = entries.flatMap(([extension, text]) => text.split(";").map((each) => readSignature(each, extension)));
    if (made.length > 0) read.set(name, made);
    return made;
  };
}

const signatureKinds = { a: "aggregate", w: "window" } as const;

function readSignature(line: string, extension: string | null): Signature {
  const isImmutable = !line.startsWith("~");
  const text = isImmutable ? line : line.slice(1);
  const kind = text[1] === ":" ? signatureKinds[text[0] as keyof typeof signatureKinds] : "function";
  const rest = kind === "function" ? text : text.slice(2);
  const at = rest.indexOf(">");
  const [list = "", defaults = "0"] = rest.slice(0, at).split("/");
  const result = rest.slice(at + 1);
  const isSet = result.startsWith("*");
  const returned = isSet ? result.slice(1) : result;
  const args = list.split(",").filter((arg) => arg !== "");
  const columns = returned.startsWith("{") ? readColumns(returned.slice(1, -1)) : null;
  return {
    kind,
    args: args.map((arg) => (arg.startsWith("+") ? arg.slice(1) : arg)),
    isVariadic: args.at(-1)?.startsWith("+") ?? false,
    defaults: Number(defaults),
    returns: columns ? (columns.length === 1 ? (columns[0]?.type ?? "") : "record") : returned,
    isSet,
    columns,
    extension,
    isImmutable,
  };
}

function readColumns(text: string): { readonly name: string; readonly type: string }[] {
  return text.split(",").map((each) => {
    const [name = "", type = ""] = each.split(" ");
    return { name, type };
  });
}

/** What is known of a type by its name in the system catalog; undefined for a type people made, or an array. */
export function typeFact(name: string): TypeFact | undefined {
  return types().get(name);
}

/** The catalog's name of a type by what `format_type` prints for it. */
export function typeNamePrinted(printed: string): string | undefined {
  return printedNames().get(printed);
}

/** The cast from one type to another that the system catalog lists. */
export function castFact(source: string, target: string): CastFact | undefined {
  return systemCasts().get(source)?.get(target);
}

const exactOperators = new Map<string, ReadonlyMap<string, Signature>>();

/** The operator of PostgreSQL's own that takes exactly these types. */
export function exactOperator(name: string, args: readonly string[]): Signature | undefined {
  let known = exactOperators.get(name);
  if (!known) {
    const own = operatorSignatures(name).filter(({ extension }) => extension === null);
    known = new Map(own.map((signature) => [signature.args.join(), signature]));
    if (known.size > 0) exactOperators.set(name, known);
  }
  return known.get(args.join());
}

/** The functions of a name that PostgreSQL and the extensions it brings along have. */
export const functionsNamed = signaturesIn(functionIndex);

/** Likewise operators; a prefix operator has one argument. */
export const operatorsNamed = (name: string): readonly Signature[] => operatorSignatures(name);

const operatorSignatures = signaturesIn(operatorIndex);

/** A column of one of the system's own tables or views; the type by key. */
export type SystemColumn = { readonly name: string; readonly type: string; readonly collation?: string };

const systemRelations = lazily(() => {
  const lines = relationsFacts.split("\n").map((line) => line.split("|"));
  return new Map(lines.map(([name = "", columns = ""]) => [name, columns]));
});

const columnsRead = new Map<string, readonly SystemColumn[]>();

/** The columns of a relation of the system, `pg_class` or `information_schema.columns`; undefined for any other. */
export function systemColumnsOf(relation: string): readonly SystemColumn[] | undefined {
  const known = columnsRead.get(relation);
  if (known) return known;
  const text = systemRelations().get(relation);
  if (text === undefined) return undefined;
  const columns = text.split(",").map((each): SystemColumn => {
    const [name = "", type = "", collation] = each.split(" ");
    return { name, type, ...(collation === undefined ? {} : { collation: `"${collation}"` }) };
  });
  columnsRead.set(relation, columns);
  return columns;
}

const defaultClasses = lazily(() => {
  const found = new Map<string, string>();
  const add = (line: string) => {
    const [method, list = ""] = line.split("|");
    for (const each of list.split(",")) {
      const [name = "", type = ""] = each.split(" ");
      found.set(`${method} ${type}`, name);
    }
  };
  for (const line of classesFacts.split("\n")) add(line);
  for (const [, line] of linesOfExtensions("k")) add(line);
  return found;
});

/**
 * The operator class a method takes by itself for a type (`text_ops` for `btree` and `text`), extensions that may not be there
 * included: the caller holds it against one that is.
 */
export function defaultClassOf(method: string, type: string): string | undefined {
  return defaultClasses().get(`${method} ${type}`);
}

/** The names of the types (`t`) or functions (`f`) of an extension; without those that the system has too. */
export function extensionNames(extension: string, mark: "t" | "f"): readonly string[] {
  const own = [...linesOfExtensions(mark)].flatMap(([each, line]) =>
    each === extension ? (line.split(mark === "t" ? "|" : " ", 1)[0] ?? "") : [],
  );
  return mark === "t" ? own : own.filter((name) => functionsNamed(name).every((each) => each.extension !== null));
}
