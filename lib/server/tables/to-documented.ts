import "server-only";
import type { Documented } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import type { DocsByObject } from "./read-docs";
import type { StandingFacts } from "./read-objects";

/** Docs by object and field, and the unanswered changes of the table, newest first. */
export type DocState = {
  readonly docs: DocsByObject;
  readonly causes: readonly StaleCause[];
};

/** What every object on a page has. It is stale by its own unanswered change, and only where it has docs. */
export function toDocumented(object: StandingFacts, { docs, causes }: DocState): Documented {
  const ofObject = docs.get(object.objectId) ?? {};
  const hasText = Object.values(ofObject).some((doc) => doc.text !== "");
  return {
    objectId: object.objectId,
    name: object.name,
    docs: ofObject,
    origin: object.origin,
    changed: object.changed,
    stale: hasText ? (causes.find((cause) => cause.objectId === object.objectId) ?? null) : null,
  };
}
