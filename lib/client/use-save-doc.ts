import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { DocConflict, SaveDocInput, SavedDoc } from "@/lib/domain/docs";
import { paths } from "@/lib/domain/paths";
import { RequestError, request } from "./request";
import { tellSaveState } from "./save-state";
import { useMutation } from "./use-mutation";

/** The newest revision that stands in the way of a save, or null where the failure is of another kind. */
export function conflictOf(error: unknown): DocConflict | null {
  const isConflict = error instanceof RequestError && error.status === 409 && hasText(error.details);
  return isConflict ? (error.details as DocConflict) : null;
}

/**
 * Saves one field. A retry of the same text from the same base carries the same idempotency key, so that an answer lost on
 * the way makes no second revision. Afterwards the page's server parts are read anew.
 */
export function useSaveDoc(slug: string) {
  const router = useRouter();
  const attempt = useRef({ of: "", key: "" });
  return useMutation<SaveDocInput, SavedDoc>({
    mutationFn: (input) => {
      const of = JSON.stringify(input);
      if (attempt.current.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      const headers = { "Idempotency-Key": attempt.current.key };
      return request<SavedDoc>(paths.api.docs(slug), { method: "PUT", body: input, headers });
    },
    onMutate: () => tellSaveState({ kind: "saving" }),
    onSuccess: (saved) => {
      attempt.current = { of: "", key: "" };
      tellSaveState(
        saved.outcome === "unchanged"
          ? { kind: "unchanged" }
          : { kind: "saved", number: saved.number, version: saved.version },
      );
      router.refresh();
    },
    onError: (error) => tellSaveState({ kind: "failed", message: error.message }),
  });
}

function hasText(details: unknown): boolean {
  return typeof details === "object" && details !== null && "text" in details && "number" in details;
}
