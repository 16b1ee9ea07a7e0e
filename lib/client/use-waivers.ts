import { paths } from "@/lib/domain/paths";
import type { WaiverInput } from "@/lib/domain/waivers";
import { useCall } from "./use-call";

/** Asks for a waiver, approves, rejects or revokes one. */
export function useWaivers(slug: string) {
  return useCall<WaiverInput, { readonly id: string }>(paths.api.waivers(slug));
}
