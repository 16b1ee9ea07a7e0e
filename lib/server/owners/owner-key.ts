import "server-only";
import type { Owner } from "@/lib/domain/review";

/** How an event names an owner: by identity, never by name, so that a name can be erased and history still reads true. */
export function ownerKey(owner: Pick<Owner, "kind" | "id"> | null): string | null {
  return owner ? `${owner.kind}:${owner.id}` : null;
}
