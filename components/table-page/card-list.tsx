import type { Documented } from "@/lib/domain/catalog-view";
import type { TemplateKind } from "@/lib/domain/template";
import { type Card, ObjectCards } from "./object-cards";
import { partPropsOf } from "./part-props-of";
import type { SectionProps } from "./table-page-view";

type CardListProps<T extends Documented> = SectionProps & {
  kind: TemplateKind;
  objects: readonly T[];
  factsOf: (object: T) => string;
  definitionsOf: (object: T) => readonly string[];
};

/** A card for each of these objects. */
export function CardList<T extends Documented>(props: CardListProps<T>) {
  const { kind, objects, factsOf, definitionsOf, ...page } = props;
  return (
    <ObjectCards
      {...partPropsOf(
        page,
        objects.flatMap(({ docs }) => Object.values(docs)),
      )}
      kind={kind}
      sections={page.page.template.sections[kind]}
      cards={objects.map(
        (object): Card => ({
          object: documentedOf(object),
          facts: factsOf(object),
          definitions: definitionsOf(object),
        }),
      )}
    />
  );
}

// No more than that goes to the browser.
function documentedOf(object: Documented): Documented {
  const { objectId, name, docs, schemaText, origin, changed, stale, staleFields, concerns } = object;
  return { objectId, name, docs, schemaText, origin, changed, stale, staleFields, concerns };
}
