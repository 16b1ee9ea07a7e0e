import { paths } from "@/lib/domain/paths";
import type { ChangedSignatures, SignatureInput } from "@/lib/domain/signatures";
import { useCall } from "./use-call";

/** Signs a project, takes a signature back, or sets which are required. */
export function useSignatures(slug: string) {
  return useCall<SignatureInput, ChangedSignatures>(paths.api.signatures(slug));
}
