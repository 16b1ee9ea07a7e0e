"use client";

import { Freshness } from "@/components/docs/freshness";
import { ObjectFields } from "@/components/docs/object-fields";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { Documented } from "@/lib/domain/catalog-view";
import type { TemplateKind, TemplateSection } from "@/lib/domain/template";
import { ComesFrom, DeclaredIn } from "./comes-from";
import type { PartProps } from "./part-props";

/** An index, constraint, policy or trigger, as its card tells it. */
export type Card = {
  object: Documented;
  /** Short facts beside the name. */
  facts: string;
  /** As SQL, each on lines of its own. */
  definitions: readonly string[];
};

type ObjectCardsProps = PartProps & {
  kind: TemplateKind;
  sections: readonly TemplateSection[];
  cards: readonly Card[];
};

/** A list of indexes, constraints, policies or triggers: the name and facts of each, its definition, and why it is there. */
export function ObjectCards({ cards, ...props }: ObjectCardsProps) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {cards.map((card) => (
        <ObjectCard key={card.object.objectId} {...props} {...card} />
      ))}
    </ul>
  );
}

function ObjectCard({ object, facts, definitions, kind, sections, ...props }: Omit<ObjectCardsProps, "cards"> & Card) {
  const { slug, canWrite, rendered } = props;
  return (
    <li id={`${kind}-${object.name}`} className="flex scroll-mt-20 flex-col gap-1.5 p-3 target:bg-primary-soft">
      <div className="group flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-mono text-sm font-medium">
          <Identifier>{object.name}</Identifier>
        </h3>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted-foreground">{facts}</span>
        <CopyButton text={object.name} label={`Copy ${object.name}`} onHover />
        <span className="ml-auto flex flex-wrap items-center justify-end gap-x-3">
          <DeclaredIn object={object} code={props.code} />
          <ComesFrom slug={slug} object={object} asOf={props.asOf} />
        </span>
      </div>
      <Freshness
        slug={slug}
        kind={kind}
        object={object}
        besideTable={props.besideTable}
        canWrite={canWrite}
        shown={Object.keys(object.docs)}
      />
      {definitions.map((definition) => (
        <code
          key={definition}
          className="block font-mono text-xs break-words whitespace-pre-wrap text-muted-foreground"
        >
          <Revealed>{definition}</Revealed>
        </code>
      ))}
      <ObjectFields slug={slug} sections={sections} object={object} rendered={rendered} canWrite={canWrite} />
    </li>
  );
}
