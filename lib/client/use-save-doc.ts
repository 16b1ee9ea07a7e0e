import { useRef } from "react";
import type { SaveDocInput, SavedDoc } from "@/lib/domain/docs";
import { paths } from "@/lib/domain/paths";
import { newKey } from "./edits/edit";
import { request } from "./request";
import { tellFailed, tellSaved, tellSaveState } from "./save-state";
import { useMutation } from "./use-mutation";

/**
 * Saves what is one click: a restore, a confirmation (what is written or chosen is kept on the device, see `edits/`). Where it could
 * not be saved it is offered again; with the same idempotency key, so that an answer lost on the way makes no second revision.
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
    isKept: true,
    onMutate: () => tellSaveState({ kind: "saving" }),
    onSuccess: (saved) => {
      attempt.current = { of: "", key: "" };
      tellSaved(saved);
    },
    onError: tellFailed,
  });
}
