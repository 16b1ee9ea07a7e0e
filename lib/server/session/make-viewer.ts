import "server-only";
import type { Viewer } from "@/lib/domain/viewer";

/** What a viewer is made from. */
export type ViewerFacts = {
  readonly [K in keyof Viewer as K extends string ? K : never]: Viewer[K];
};

/**
 * Brands facts that were just proven (a live session, a live token, the system itself) as a viewer. Imported only by
 * `lib/server/session`, `lib/server/testing` and the seed; an architecture test holds that.
 */
export function makeViewer(facts: ViewerFacts): Viewer {
  return facts as Viewer;
}
