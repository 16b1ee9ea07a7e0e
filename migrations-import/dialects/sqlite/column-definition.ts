import type {
  ColumnDefinition,
  DefaultColumnConstraint,
  GeneratedColumnConstraint,
  ResolveType,
  Type,
} from "sqlite3-parser";
import type { Definitions } from "../../model/catalog-object";
import type { Json } from "../../model/json";
import { foldName } from "./names";
import { textOf } from "./sql-node";

/** What of a table decides over its columns. */
export type TableTraits = {
  readonly withoutRowid: boolean;
  readonly strict: boolean;
  /** The columns of the primary key, folded. */
  readonly primaryKey: ReadonlySet<string>;
  /** The column that is the rowid under another name, folded. */
  readonly rowidAlias: string | null;
};

const standardTypes = new Set(["ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT"]);

/** A column as `PRAGMA table_xinfo` would report it (https://sqlite.org/pragma.html#pragma_table_xinfo). */
export function columnDefinition(
  column: ColumnDefinition,
  text: string,
  ordinal: number,
  traits: TableTraits,
): Definitions["column"] {
  const constraints = column.constraints.map((named) => named.constraint);
  const defaults = constraints.filter((each) => each.type === "DefaultColumnConstraint").at(-1);
  const generated = constraints.find((each) => each.type === "GeneratedColumnConstraint");
  const collation = constraints.filter((each) => each.type === "CollateColumnConstraint").at(-1);
  const isVirtual = generated !== undefined && generated.typ?.name.toLowerCase() !== "stored";
  return {
    ...(collation && !isUsual(collation.collationName.text) ? { collation: collation.collationName.text } : {}),
    ...notNullFacts(column),
    ordinal,
    type: typeText(column.colType, text),
    nullable: isNullable(column, traits),
    default: defaults ? defaultText(defaults, text) : null,
    identity: null,
    generated: generated ? generatedText(generated, text) : null,
    comment: null,
    ...extraOf({ ...(isVirtual ? { virtual: true } : {}), ...notNullName(column) }),
  };
}

/** A type as declared; SQLite reports its six standard types in capitals (https://sqlite.org/datatype3.html). */
export function typeText(type: Type | undefined, text: string): string {
  if (!type) return "";
  const declared = withoutGenerated(textOf(text, type.span));
  const bare = withoutQuotes(declared);
  const isAlone = bare.length >= declared.length - 2;
  return isAlone && standardTypes.has(bare.toUpperCase()) ? bare.toUpperCase() : bare;
}

/** The words of a generated column are read as the end of its type, which SQLite then cuts off (`sqlite3AddColumn`). */
function withoutGenerated(declared: string): string {
  if (declared.length < "generated always".length || !/always$/i.test(declared)) return declared;
  const cut = declared.slice(0, -"always".length).trimEnd();
  return cut.replace(/generated$/i, "").trimEnd();
}

/** A type that begins with a name in quotes is that name, whatever follows. */
function withoutQuotes(declared: string): string {
  const [, inBrackets, quote = "", inQuotes = ""] =
    /^(?:\[([^\]]*)\]|(["'`])((?:(?!\2).|\2\2)*)\2)/s.exec(declared) ?? [];
  return inBrackets ?? (quote === "" ? declared : inQuotes.replaceAll(quote + quote, quote));
}

/** Primary keys are only NOT NULL by themselves in WITHOUT ROWID and STRICT tables (https://sqlite.org/lang_createtable.html). */
function isNullable(column: ColumnDefinition, traits: TableTraits): boolean {
  const isNotNull = column.constraints.some(
    ({ constraint }) => constraint.type === "NotNullColumnConstraint" && !constraint.nullable,
  );
  if (isNotNull) return false;
  const inKey = traits.primaryKey.has(foldName(column.colName.text));
  return !(inKey && (traits.withoutRowid || (traits.strict && !isRowidAlias(column, traits))));
}

function extraOf(facts: { readonly [fact: string]: Json }): { readonly extra?: Json } {
  return Object.keys(facts).length === 0 ? {} : { extra: facts };
}

/** The name of a NOT NULL, by which it can be dropped. */
function notNullName({ constraints }: ColumnDefinition): { readonly notNull?: string } {
  const named = constraints.find(
    ({ name, constraint }) => name && constraint.type === "NotNullColumnConstraint" && !constraint.nullable,
  );
  return named?.name ? { notNull: named.name.text } : {};
}

function notNullFacts({ constraints }: ColumnDefinition): Pick<Definitions["column"], "options"> {
  const last = constraints.map((named) => named.constraint).findLast((each) => each.type === "NotNullColumnConstraint");
  const options = last && !last.nullable ? notNullOptions(last.conflictClause) : undefined;
  return options ? { options } : {};
}

/** What happens to a row without a value, where it is not the usual. */
export function notNullOptions(conflict: ResolveType | undefined): readonly string[] | undefined {
  return conflict && conflict !== "Abort" ? [`NOT NULL ON CONFLICT ${conflict.toUpperCase()}`] : undefined;
}

function isRowidAlias(column: ColumnDefinition, traits: TableTraits): boolean {
  return traits.rowidAlias !== null && foldName(column.colName.text) === traits.rowidAlias;
}

function defaultText(constraint: DefaultColumnConstraint, text: string): string {
  const written = textOf(text, constraint.span).replace(/^default(?:\s|\/\*.*?\*\/|--[^\n]*)*/is, "");
  return constraint.expr.type === "ParenthesizedExpr" && written.startsWith("(")
    ? written.slice(1, -1).trim()
    : written;
}

function generatedText(constraint: GeneratedColumnConstraint, text: string): string {
  return textOf(text, constraint.expr.span);
}

/** What a column without COLLATE is compared by. */
function isUsual(collation: string): boolean {
  return collation.toUpperCase() === "BINARY";
}
