import { refuse } from "../refusal";
import type { Scope } from "./scope";

/** Refuses what was read in a scope where something in it asks the time, a setting, or what is in tables (`contain_mutable_functions`). */
export function refuseUnsteady({ analysis: { types } }: Scope, message: string): void {
  if (types.isSteady) return;
  refuse(
    "INVALID_STATEMENT",
    message,
    "its value would change by itself: is a type with a time zone cast or cut here?",
  );
}
