import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { findIn, isRelationTaken } from "../catalog/find-relation";
import { findTypeIn, sessionPrinter, type UserType } from "../catalog/find-type";
import { isPartial } from "../catalog/partial";
import { searchPath } from "../catalog/search-path";
import type { NodeOf } from "../grammar/node";
import { placeModifiers, printType, usualSchemaOf } from "../printing/print-type";
import { fullName, qualifyName, quoteName } from "../printing/quote";
import { type TypeFact, typeFact, typeNamePrinted } from "./read-facts";
import { elementOf, isArray, notKnown, type TypeRef, typeOf } from "./type-ref";

type Column = { readonly name: string; readonly type: TypeRef };

/** What the analysis asks of types, over one state of the ledger: PostgreSQL's own, those of extensions, and people's. */
export class TypeCatalog {
  readonly #session: Session;
  readonly #texts = new Map<string, TypeRef>();
  readonly #owned = new Map<string, UserType | CatalogObjectOf<"table"> | null>();
  #isSteady = true;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Notes that something was read whose result does not follow from what it is given alone: it asks the time, or a setting. */
  noteUnsteady(): void {
    this.#isSteady = false;
  }

  /** Whether nothing like that was read so far. */
  get isSteady(): boolean {
    return this.#isSteady;
  }

  /** The type that a text as `format_type` prints it means. */
  read(text: string): TypeRef {
    const known = systemTexts.get(text) ?? this.#texts.get(text);
    if (known) return known;
    const type = this.#read(text);
    (typeFact(elementOf(type.key)) ? systemTexts : this.#texts).set(text, type);
    return type;
  }

  /** The type of a column, with its collation. */
  readColumn({ definition: { type, collation } }: CatalogObjectOf<"column">): TypeRef {
    return collation === undefined ? this.read(type) : { ...this.read(type), collation };
  }

  /** The type that a type name in a statement means. */
  readName(name: NodeOf<"TypeName"> | undefined): TypeRef {
    if (!name || name.pct_type) return notKnown;
    return this.read(printType({ ...name, setof: false }, sessionPrinter(this.#session).resolveType));
  }

  #read(text: string): TypeRef {
    const element = text.replace(/(\[\])+$/, "");
    const bare = element.startsWith("interval ") ? "interval" : element.replace(/\(([^()]*)\)/, "");
    const mod = bare === "interval" ? element.slice(8) : (/\([^()]*\)/.exec(element)?.[0] ?? "");
    return { key: `${this.#keyOf(bare)}${element === text ? "" : "[]"}`, mod };
  }

  #keyOf(printed: string): string {
    const system = typeNamePrinted(printed);
    if (system !== undefined) return system;
    const [first = "", second] = splitName(printed);
    if (second !== undefined) return typeFact(second)?.extension ? second : fullName(first, second);
    const isOwned = this.#find("public", first) !== null;
    return isOwned ? fullName("public", first) : typeFact(first) ? first : quoteName(first);
  }

  #find(schema: string, name: string): UserType | CatalogObjectOf<"table"> | null {
    const { ledger } = this.#session;
    return findTypeIn(ledger, schema, name) ?? ledger.find("table", { schema }, name) ?? null;
  }

  /** What a migration made under a key. */
  owned(key: string): UserType | CatalogObjectOf<"table"> | null {
    const known = this.#owned.get(key);
    if (known !== undefined) return known;
    const [schema = "", name] = splitName(key);
    const found = name === undefined ? null : this.#find(schema, name);
    this.#owned.set(key, found);
    return found;
  }

  /** A type as `format_type` prints it. */
  print({ key, mod }: TypeRef): string {
    if (key === notKnown.key) return "unknown";
    if (isArray(key)) return `${this.print({ key: elementOf(key), mod })}[]`;
    const fact = typeFact(key);
    if (!fact) return `${isBareName(key) ? key.slice("public.".length) : key}${mod}`;
    if (fact.extension !== null) return `${qualifyName(this.schemaOf(fact.extension), fact.printed)}${mod}`;
    if (mod === "" && (key === "bpchar" || key === "bit")) return key === "bit" ? '"bit"' : key;
    return key === "interval" ? `interval${mod}` : placeModifiers(fact.printed, mod);
  }

  /** The name of a relation with the schema it is found in, as a constant of type `regclass` remembers it. */
  relation(text: string): string {
    const [name = "", ...more] = splitName(text);
    if (more.length > 0 || /^\d+$/.test(text)) return text;
    const relname = text.startsWith('"') ? name : name.toLowerCase();
    const found = findIn(searchPath(this.#session), (schema) =>
      isRelationTaken(this.#session.ledger, schema, relname) ? schema : undefined,
    );
    return found === undefined || found === "public" ? text : qualifyName(found, relname);
  }

  /** The schema an extension lies in, as far as a migration says. */
  schemaOf(extension: string): string | null {
    return this.#session.ledger.find("extension", { schema: null }, extension)?.definition.schema ?? null;
  }

  /**
   * Whether an extension is known to be there: a file makes it, or one of the types `given`, which only it has, is in use. Null
   * stands for PostgreSQL itself.
   */
  hasExtension(extension: string | null, given: readonly string[] = []): boolean {
    if (extension === null || given.some((key) => typeFact(elementOf(key))?.extension === extension)) return true;
    return this.#session.ledger.find("extension", { schema: null }, extension) !== undefined;
  }

  /** One letter, as in `pg_type.typcategory`; `?` where it cannot be told. */
  category(key: string): string {
    if (isArray(key)) return "A";
    const fact = typeFact(key);
    if (fact) return fact.category;
    const owned = this.owned(key);
    if (!owned) return "?";
    if (owned.kind === "enum") return "E";
    return owned.kind === "domain" ? this.category(this.base({ key, mod: "" }).key) : "C";
  }

  isPreferred(key: string): boolean {
    return typeFact(key)?.isPreferred ?? false;
  }

  isEnum(key: string): boolean {
    return this.owned(key)?.kind === "enum";
  }

  /** Whether nothing but its name is known of a type. */
  isOpaque(key: string): boolean {
    const element = elementOf(key);
    const fact = typeFact(element);
    return fact ? opaqueExtensions.has(fact.extension ?? "") : !this.owned(element);
  }

  /** Whether it is for certain what can be done with a type: PostgreSQL's own, and enums, domains and rows of migrations. */
  isTold(key: string): boolean {
    const element = elementOf(key);
    const fact = typeFact(element);
    if (fact) return fact.extension === null && fact.kind !== "pseudo" && !isListOfNumbers(key);
    const owned = this.owned(element);
    if (owned?.kind === "domain") return this.isTold(this.base(typeOf(element)).key);
    return owned?.kind === "enum" || owned?.kind === "compositeType" || owned?.kind === "table";
  }

  /** Whether a row may have columns that no file tells of. */
  isPartial(key: string): boolean {
    const owned = this.owned(key);
    return owned?.kind === "table" && isPartial(owned);
  }

  /** Whether rows of one type stand where those of another are asked for: their table inherits from it, or was made of it. */
  isDescended(key: string, from: string): boolean {
    const seen = new Set([key]);
    for (const each of seen) {
      const owned = this.owned(each);
      if (owned?.kind !== "table") continue;
      const { inherits = [], ofType } = owned.definition;
      for (const parent of inherits) seen.add(keyNamed(parent));
      if (ofType !== undefined) seen.add(this.read(ofType).key);
    }
    return seen.has(from);
  }

  /** Whether migrations made any casts or operators of their own; costs a look at all objects of the kind. */
  hasMade(kind: "cast" | "operator"): boolean {
    return this.#session.ledger.ofKind(kind).length > 0;
  }

  /** What a domain is over, through all layers; the type itself where it is no domain. */
  base(type: TypeRef): TypeRef {
    const system = systemDomains.get(type.key);
    if (system) return system;
    const owned = isArray(type.key) || typeFact(type.key) ? null : this.owned(type.key);
    return owned?.kind === "domain" ? this.base(this.read(owned.definition.type)) : type;
  }

  /** The fields of a composite type or of a table's rows; null for what has none. */
  fields(key: string): readonly Column[] | null {
    const owned = this.owned(key);
    if (owned?.kind === "compositeType") {
      return owned.definition.attributes.map(({ name, type }) => ({ name, type: this.read(type) }));
    }
    if (owned?.kind !== "table") return null;
    const columns = [...this.#session.ledger.children(owned.id, "column")];
    columns.sort((a, b) => a.definition.ordinal - b.definition.ordinal);
    return columns.map((column) => ({ name: column.name, type: this.readColumn(column) }));
  }

  /** What a range or multirange is of. */
  subtype(key: string): string | null {
    return typeFact(key)?.subtype ?? null;
  }

  fact(key: string): TypeFact | undefined {
    return typeFact(key);
  }
}

/** The key of a relation as `schema.name`, without quotes. */
function keyNamed(path: string): string {
  const dot = path.indexOf(".");
  return fullName(path.slice(0, dot), path.slice(dot + 1));
}

/** The domains that the views of `information_schema` are made of. */
const systemDomains: ReadonlyMap<string, TypeRef> = new Map([
  ["information_schema.cardinal_number", typeOf("int4")],
  ["information_schema.character_data", { key: "varchar", mod: "", collation: '"C"' }],
  ["information_schema.sql_identifier", typeOf("name")],
  ["information_schema.time_stamp", { key: "timestamptz", mod: "(2)" }],
  ["information_schema.yes_or_no", { key: "varchar", mod: "(3)", collation: '"C"' }],
]);

/** `oidvector` and `int2vector`, which are arrays in some respects. */
function isListOfNumbers(key: string): boolean {
  return key === "oidvector" || key === "int2vector";
}

/** Extensions of which only the names of types are known. */
const opaqueExtensions = new Set(["vector", "postgis"]);

/** Texts that mean PostgreSQL's own types: the same whatever the migrations say. */
const systemTexts = new Map<string, TypeRef>([["integer", typeOf("int4")]]);

/** The parts of a name as SQL writes it, without quotes. */
export function splitName(text: string): readonly string[] {
  const parts = text.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [];
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** Whether a key needs no schema to be told from the system's types. */
function isBareName(key: string): boolean {
  return key.startsWith("public.") && usualSchemaOf(splitName(key)[1] ?? "") === "public";
}
