import type { PastStatement } from "@/migrations-import/index";

/** What a sandbox is told. `run` is answered by what became of it, the others by `done`. */
export type ToSandbox =
  | { readonly kind: "past"; readonly statements: readonly PastStatement[] }
  | { readonly kind: "run"; readonly statement: PastStatement; readonly clockMs: number };

/** What a sandbox tells. */
export type FromSandbox =
  | { readonly kind: "ready" }
  | { readonly kind: "done" }
  | { readonly kind: "ran"; readonly statements: readonly string[] }
  | {
      readonly kind: "failed";
      readonly reason: string;
      /** What the statement did is in the sandbox, and nobody knows what it is. */
      readonly isSpoilt?: true;
    };
