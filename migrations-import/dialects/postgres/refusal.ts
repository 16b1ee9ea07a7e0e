import type { DiagnosticCode } from "../../model/diagnostic";

/** Why a statement cannot be applied. Thrown inside the dialect, and reported by it; it never leaves it. */
export class Refusal extends Error {
  readonly code: DiagnosticCode;
  readonly hint: string | null;

  constructor(code: DiagnosticCode, message: string, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** Ends the statement being applied: the database would refuse it too, or the engine does not know its effect. */
export function refuse(code: DiagnosticCode, message: string, hint: string | null = null): never {
  throw new Refusal(code, message, hint);
}

/** Refuses a name that something has. */
export function refuseTaken(isTaken: unknown, what: string): void {
  if (isTaken) refuse("DUPLICATE_OBJECT", `${what} already exists`);
}

/** The statement was understood and changes nothing: `IF EXISTS` on what does not exist, a temporary table. No error, and so without its stack. */
export class NoEffect {}

/** Only running the statement would tell what it changes. */
export class Dynamic extends Error {}
