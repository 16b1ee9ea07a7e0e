import type { AssumptionInput } from "@/lib/domain/assumptions";
import { paths } from "@/lib/domain/paths";
import { useCall } from "./use-call";

/** States or removes an assumption, or says why something is an exception to one. */
export function useAssumptions(slug: string) {
  return useCall<AssumptionInput, { readonly id: string }>(paths.api.assumptions(slug));
}
