import type { DomainInput, Domains } from "@/lib/domain/domains";
import { paths } from "@/lib/domain/paths";
import { useCall } from "./use-call";

/** Makes, renames, orders or removes domains, or says which one tables belong to. */
export function useDomains(slug: string) {
  return useCall<DomainInput, Domains>(paths.api.domains(slug));
}
