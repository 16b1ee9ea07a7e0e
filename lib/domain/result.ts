import type { ErrorCode } from "./errors";

/** What a server action answers: the value, or the refusal in words, by field where the input was not right. */
export type Result<T = null> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
    };
