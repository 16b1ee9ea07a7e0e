import type { NodeOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";

/** One of the things an ALTER TABLE does. */
export type TableCommand = NodeOf<"AlterTableCmd">;

/** How far an ALTER TABLE reaches, and what was read of it before it did anything. */
export type Alteration = {
  /** It stops at the table itself. */
  readonly only: boolean;
  /** By column, the type of what USING gives, which is of the table as it was. */
  readonly converted: ReadonlyMap<string, string>;
};

/** A command that names what may be missing. */
export function skipMissing(command: TableCommand, message: string): never {
  if (command.missing_ok) throw new NoEffect();
  return refuse("UNKNOWN_OBJECT", message);
}
