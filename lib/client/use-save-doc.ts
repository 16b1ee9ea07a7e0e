import { useRef } from "react";
import type { SaveDocInput, SavedDoc } from "@/lib/domain/docs";
import { paths } from "@/lib/domain/paths";
import { newKey } from "./edits/edit";
import { request } from "./request";
import { tellSaved, tellSaveState } from "./save-state";
import { useMutation } from "./use-mutation";

/**
 * Saves what was chosen rather than written: a restore, one of a closed list (what is written is kept on the device, see
 * `edits/`). A retry of the same choice from the same base carries the same idempotency key, so that an answer lost on the way
 * makes no second revision.
 */
export function useSaveDoc(slug: string) {
  const attempt = useRef({ of: "", key: "" });
  return useMutation<SaveDocInput, SavedDoc>({
    mutationFn: (input) => {
      const of = JSON.stringify(input);
      if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
      const headers = { "Idempotency-Key": attempt.current.key };
      return request<SavedDoc>(paths.api.docs(slug), { method: "PUT", body: input, headers });
    },
    onMutate: () => tellSaveState({ kind: "saving" }),
    onSuccess: (saved) => {
      attempt.current = { of: "", key: "" };
      tellSaved(saved);
    },
    onError: (error) => tellSaveState({ kind: "failed", message: error.message }),
  });
}
