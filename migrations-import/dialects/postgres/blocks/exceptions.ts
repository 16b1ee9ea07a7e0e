import { Refusal } from "../refusal";
import type { Value } from "./evaluate";

/** The block is over, and gives a value; undefined where only running would tell it. No error, and so without its stack. */
export class Returned {
  readonly value: Value | undefined;

  constructor(value: Value | undefined) {
    this.value = value;
  }
}

/** The block raised an exception of its own. */
export class Raised extends Refusal {
  constructor() {
    super("INVALID_STATEMENT", "the block raises an exception");
  }
}

/** What PL/pgSQL calls the errors that refuse a statement. */
const conditionCodes: Readonly<Record<string, readonly string[]>> = {
  DUPLICATE_OBJECT: [
    "duplicate_object",
    "duplicate_table",
    "duplicate_column",
    "duplicate_function",
    "duplicate_schema",
    "duplicate_alias",
  ],
  UNKNOWN_OBJECT: [
    "undefined_object",
    "undefined_table",
    "undefined_column",
    "undefined_function",
    "invalid_schema_name",
  ],
  INVALID_STATEMENT: ["invalid_table_definition", "dependent_objects_still_exist"],
};

/** Whether a handler for these names catches an error. */
export function catches(names: readonly string[], error: Refusal): boolean {
  if (names.includes("others")) return true;
  if (error instanceof Raised) return names.includes("raise_exception");
  return (conditionCodes[error.code] ?? []).some((name) => names.includes(name));
}
