import type { BlockersOfOwner } from "@/lib/domain/readiness";

/** Where the blockers of somebody stand on the page; also of those of nobody. */
export function anchorOfOwner({ owner }: BlockersOfOwner): string {
  return `of-${owner?.id ?? "nobody"}`;
}
