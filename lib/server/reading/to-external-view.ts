import "server-only";
import type { ExternalView } from "@/lib/domain/reading-view";
import type { ExternalObject } from "@/migrations-import/index";

/** Something outside, as people are told of it. */
export function toExternalView({ kind, schema, name, referredTo }: ExternalObject): ExternalView {
  return { kind, schema, name, source: referredTo };
}
