import { BlameButton } from "@/components/blame/blame-button";
import { DocField } from "@/components/docs/doc-field";
import { Freshness } from "@/components/docs/freshness";
import { ObjectFields } from "@/components/docs/object-fields";
import { renderDocs } from "@/components/docs/render-docs";
import { StateLink } from "@/components/frame/state-link";
import { Markdown } from "@/components/markdown/markdown";
import { SourceLink } from "@/components/marks/source-link";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { anchorOfPart } from "@/lib/domain/anchor-of-part";
import type { ValueView } from "@/lib/domain/catalog-view";
import { meaningOf, valueOfField } from "@/lib/domain/doc-fields";
import { anchorOfObject, type ObjectUse, type ObjectView } from "@/lib/domain/object-view";
import { paths } from "@/lib/domain/paths";
import type { TemplateSection } from "@/lib/domain/template";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";

/** So many uses are named at first. */
const SHOWN_USES = 6;

type ObjectItemProps = {
  slug: string;
  object: ObjectView;
  sections: readonly TemplateSection[];
  asOf: string | null;
  canWrite: boolean;
};

/** A function, type or the like: its name and facts, what it is there for, what its values mean, who uses it. */
export function ObjectItem({ slug, object, sections, asOf, canWrite }: ObjectItemProps) {
  const { schema, name, args, facts, origin, changed, values, uses } = object;
  const title = `${schema === "" || schema === "public" ? "" : `${schema}.`}${name}`;
  return (
    <li id={anchorOfObject(object)} className="flex scroll-mt-20 flex-col gap-1.5 p-3 target:bg-primary-soft">
      <div className="group flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-mono text-sm font-medium">
          <Identifier>{title}</Identifier>
          {args === null ? null : (
            <span className="font-normal text-muted-foreground">
              (<Revealed>{args}</Revealed>)
            </span>
          )}
        </h3>
        <span className="text-xs break-words text-muted-foreground">
          <Revealed>{facts.join(" · ")}</Revealed>
        </span>
        <CopyButton text={title} label={`Copy ${title}`} onHover />
        <span className="ml-auto inline-flex items-center gap-0.5">
          <SourceLink slug={slug} source={changed ?? origin} label={`${name} comes from`} />
          {changed ? <BlameButton slug={slug} objectId={object.objectId} name={name} asOf={asOf} /> : null}
        </span>
      </div>
      <Freshness
        slug={slug}
        kind={object.kind}
        object={{ ...object, name: title }}
        canWrite={canWrite}
        shown={Object.keys(object.docs).filter((field) => valueOfField(field) === null)}
      />
      <ObjectFields
        slug={slug}
        sections={sections}
        object={{ ...object, name: title }}
        rendered={renderDocs(Object.values(object.docs))}
        canWrite={canWrite}
      />
      {values.length > 0 ? <Values slug={slug} of={title} values={values} canWrite={canWrite} /> : null}
      {uses.length > 0 ? <Uses slug={slug} uses={uses} /> : null}
    </li>
  );
}

type ValuesProps = { slug: string; of: string; values: readonly ValueView[]; canWrite: boolean };

function Values({ slug, of, values, canWrite }: ValuesProps) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1 border-l-2 pl-3 text-sm">
      {values.map(({ value, isAllowed, objectId, doc }) => {
        const { field, label, prompt } = meaningOf(value);
        return (
          <div key={value} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="max-w-64 min-w-0 font-mono break-words">
              <Revealed>{value}</Revealed>
              {isAllowed ? null : (
                <span className="block font-sans text-xs text-muted-foreground">no longer allowed</span>
              )}
            </dt>
            <dd className="min-w-0">
              <DocField
                slug={slug}
                doc={doc ?? unwrittenDoc(objectId, field)}
                target={{ objectId }}
                label={label}
                of={of}
                prompt={prompt}
                variant="cell"
                canWrite={canWrite}
              >
                {doc?.text ? <Markdown text={doc.text} /> : null}
              </DocField>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Uses({ slug, uses }: { slug: string; uses: readonly ObjectUse[] }) {
  const rest = uses.length - SHOWN_USES;
  return (
    <p className="text-xs leading-6 text-muted-foreground">
      Used by{" "}
      {uses.slice(0, SHOWN_USES).map(({ kind, schema, table, name }, index) => (
        <span key={`${kind} ${schema}.${table}.${name}`}>
          {index > 0 ? ", " : ""}
          {kind === "trigger" ? "trigger " : ""}
          <StateLink
            href={`${paths.table(slug, schema, table)}${anchorOfPart(kind, name)}`}
            className="rounded-sm font-mono text-primary underline decoration-primary/40 underline-offset-3"
          >
            <Identifier>{`${table}.${name}`}</Identifier>
          </StateLink>
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : ""}
    </p>
  );
}
