import "server-only";
import type { Documented, DocView, SchemaText } from "@/lib/domain/catalog-view";
import type { StaleCause } from "@/lib/domain/review";
import type { DocsByObject } from "./read-docs";
import type { StandingFacts } from "./read-objects";
import type { SchemaTexts, SpokenText } from "./read-schema-texts";

/** Docs by object and field, and the unanswered changes of the table, newest first. */
export type DocState = {
  readonly docs: DocsByObject;
  readonly causes: readonly StaleCause[];
  readonly schemaTexts: SchemaTexts;
};

/** What every object on a page has. It is stale by its own unanswered change, and only where it has docs. */
export function toDocumented(object: StandingFacts, { docs, causes, schemaTexts }: DocState): Documented {
  const ofObject = docs.get(object.objectId) ?? {};
  const hasText = Object.values(ofObject).some((doc) => doc.text !== "");
  return {
    objectId: object.objectId,
    name: object.name,
    docs: ofObject,
    schemaText: toSchemaText(schemaTexts.get(object.objectId), ofObject),
    origin: object.origin,
    changed: object.changed,
    stale: hasText ? (causes.find((cause) => cause.objectId === object.objectId) ?? null) : null,
  };
}

function toSchemaText(spoken: SpokenText | undefined, docs: Readonly<Record<string, DocView>>): SchemaText | null {
  if (!spoken) return null;
  const { position, ...text } = spoken;
  const doc = docs[text.field];
  const isOther = doc !== undefined && doc.text !== "" && doc.text.trim() !== text.text.trim();
  return { ...text, isNewer: isOther && position > doc.position };
}
