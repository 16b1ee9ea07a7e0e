import type { NodeOf } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";

/** One of the things an ALTER TABLE does. */
export type TableCommand = NodeOf<"AlterTableCmd">;

/** How far an ALTER TABLE reaches: `only` stops at the table itself. */
export type Alteration = { readonly only: boolean };

/** A command that names what may be missing. */
export function skipMissing(command: TableCommand, message: string): never {
  if (command.missing_ok) throw new NoEffect();
  return refuse("UNKNOWN_OBJECT", message);
}
