import type { DialectName } from "../../model/source";
import type { DeclaredDefault } from "../declared";
import { applyValue, callable, property, textOf, thingOf, unknown, type Value } from "../typescript/value";
import type { ColumnType, Option } from "./column-types";
import { defaultOf } from "./default-of";
import { type ColumnThing, thing } from "./thing";

const bare: ColumnThing = {
  kind: "column",
  type: null,
  name: null,
  isNotNull: false,
  isPrimaryKey: false,
  unique: false,
  default: { kind: "none" },
  isGenerated: false,
  references: null,
};

/** Begins a column: a builder called with a name, with options, or with both. */
export function beginColumn(
  args: readonly Value[],
  dialect: DialectName,
  typeOf: (option: Option) => ColumnType,
): Value {
  const [first, second] = args;
  const name = textOf(first);
  const options = name === null ? first : second;
  const { type, isSerial = false, isGenerated = false } = typeOf((option) => property(options, option));
  // A name that could not be read is worse than none: the key would be taken for it.
  if (first !== undefined && name === null && first.kind !== "record") return unknown;
  return columnValue({ ...bare, type, name, isGenerated, ...(isSerial ? serialFacts : {}) }, dialect);
}

const serialFacts = { isNotNull: true, default: { kind: "unknown" } } as const;

/** A column as a value: each method gives the column with one thing more said of it. */
function columnValue(column: ColumnThing, dialect: DialectName): Value {
  return thing(column, (method) =>
    callable((args) => {
      const facts = say(column, method, args, dialect);
      return columnValue(facts === null ? column : { ...column, ...facts }, dialect);
    }),
  );
}

/** What a method says of a column; null for those that matter only to the code (`$type`, `$defaultFn`, …). */
function say(
  column: ColumnThing,
  method: string,
  args: readonly Value[],
  dialect: DialectName,
): Partial<ColumnThing> | null {
  const [first, second] = args;
  switch (method) {
    case "notNull":
      return { isNotNull: true };
    case "primaryKey":
      return { isPrimaryKey: true, isNotNull: true };
    case "unique":
      return { unique: textOf(first) ?? true };
    case "default":
      return { default: defaultOf(first, column.type, dialect) };
    case "defaultNow":
      return { default: value("now()") };
    case "defaultRandom":
      return { default: value("gen_random_uuid()") };
    case "array":
      return { type: column.type === null ? null : `${column.type}[]` };
    case "generatedAlwaysAs":
      return { isGenerated: true };
    case "generatedAlwaysAsIdentity":
    case "generatedByDefaultAsIdentity":
      return { isNotNull: true, default: { kind: "unknown" } };
    case "references":
      return { references: referenceOf(first, second) };
    default:
      return null;
  }
}

function referenceOf(target: Value | undefined, options: Value | undefined): ColumnThing["references"] {
  const place = { path: "", line: 0, endLine: 0 };
  return {
    target: () => applyValue(target ?? unknown, [], place),
    actions: { onDelete: property(options, "onDelete"), onUpdate: property(options, "onUpdate") },
  };
}

function value(text: string): DeclaredDefault {
  return { kind: "value", text };
}

/** The column a value is; an enum's or a custom type's builder has been called by then. */
export function columnOf(found: Value): ColumnThing | null {
  const what = thingOf(found);
  return what?.kind === "column" ? what : null;
}
