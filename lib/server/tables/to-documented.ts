import "server-only";
import type { Documented, DocView, SchemaText } from "@/lib/domain/catalog-view";
import type { StaleCause, Unanswered } from "@/lib/domain/review";
import type { DocsByObject } from "./read-docs";
import type { StandingFacts } from "./read-objects";
import type { SchemaTexts, SpokenText } from "./read-schema-texts";

/** Docs by object and field, the unanswered changes of the table, and what concerns its objects, all newest first. */
export type DocState = {
  readonly docs: DocsByObject;
  readonly causes: readonly Unanswered[];
  readonly concerns: ReadonlyMap<string, readonly StaleCause[]>;
  readonly schemaTexts: SchemaTexts;
};

/** What every object on a page has. It is stale by its own unanswered changes, and only where it has docs. */
export function toDocumented(object: StandingFacts, { docs, causes, concerns, schemaTexts }: DocState): Documented {
  const ofObject = docs.get(object.objectId) ?? {};
  const own = causes.filter((cause) => cause.aboutId === object.objectId && cause.fields.length > 0);
  const newestLast = own
    .toReversed()
    .flatMap(({ fields, aboutId: _, ...cause }) => fields.map((field) => [field, cause] as const));
  return {
    objectId: object.objectId,
    name: object.name,
    docs: ofObject,
    schemaText: toSchemaText(schemaTexts.get(object.objectId), ofObject),
    origin: object.origin,
    changed: object.changed,
    stale: own[0] ?? null,
    staleFields: Object.fromEntries(newestLast),
    concerns: concerns.get(object.objectId) ?? [],
  };
}

function toSchemaText(spoken: SpokenText | undefined, docs: Readonly<Record<string, DocView>>): SchemaText | null {
  if (!spoken) return null;
  const { position, ...text } = spoken;
  const doc = docs[text.field];
  const isOther = doc !== undefined && doc.text !== "" && doc.text.trim() !== text.text.trim();
  return { ...text, isNewer: isOther && position > doc.position };
}
