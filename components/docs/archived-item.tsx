import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { Markdown } from "@/components/markdown/markdown";
import { SourceLink } from "@/components/marks/source-link";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import type { ArchivedDoc, ArchivedObject } from "@/lib/domain/archive-view";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import { DocHistoryButton } from "./doc-history";

type ArchivedItemProps = { slug: string; object: ArchivedObject; name: ReactNode };

/** Something that was dropped: which migration did it, and what was written about it, to be read with its revisions. */
export function ArchivedItem({ slug, object, name }: ArchivedItemProps) {
  return (
    <li id={`archived-${object.objectId}`} className="flex scroll-mt-20 flex-col gap-1.5 p-3 target:bg-primary-soft">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <p className="min-w-0 font-mono text-sm font-medium">{name}</p>
        <span className="text-xs text-muted-foreground">{object.kind}</span>
        {object.dropped ? (
          <span className="flex flex-wrap items-center gap-x-2 text-xs sm:ml-auto">
            <Mark hue="neutral" icon={<Archive aria-hidden />} wraps>
              <Revealed>{object.dropped.summary}</Revealed>
            </Mark>
            <SourceLink slug={slug} source={object.dropped} />
          </span>
        ) : (
          <Mark hue="neutral" icon={<Archive aria-hidden />} className="sm:ml-auto">
            The history it stood in was replaced
          </Mark>
        )}
      </div>
      <dl className="flex flex-col gap-1.5 text-sm">
        {object.docs.map((doc) => (
          <Doc key={doc.field} slug={slug} object={object} doc={doc} />
        ))}
      </dl>
    </li>
  );
}

function Doc({ slug, object, doc }: { slug: string; object: ArchivedObject; doc: ArchivedDoc }) {
  const label = fieldLabel(object.kind, doc.field);
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-x-2">
      <dt className="text-xs break-words text-muted-foreground">{label}</dt>
      <dd className="flex min-w-0 items-start gap-x-2">
        <div className="min-w-0 flex-1 break-words">
          {doc.isCut ? (
            <Excerpt slug={slug} doc={doc} title={`${label} of ${object.name}`} />
          ) : (
            <Markdown text={doc.text} />
          )}
          {doc.isAfterDrop ? (
            <p className="text-xs text-warn">Saved by {doc.by} when it had been dropped already. It is kept here.</p>
          ) : null}
        </div>
        <span className="-my-1 flex shrink-0">
          <DocHistoryButton
            slug={slug}
            docId={doc.docId}
            number={doc.number}
            target={{ objectId: doc.objectId }}
            field={doc.field}
            title={`${label} of ${object.name}`}
            canWrite={false}
          />
        </span>
      </dd>
    </div>
  );
}

function Excerpt({ slug, doc, title }: { slug: string; doc: ArchivedDoc; title: string }) {
  return (
    <p className="whitespace-pre-line">
      <Revealed isProse>{doc.text}</Revealed>{" "}
      <Link href={paths.archive(slug, { object: doc.objectId })} className="rounded-sm text-primary hover:underline">
        Whole text<span className="sr-only">: {title}</span>
      </Link>
    </p>
  );
}

/** The name of what was dropped, with that of its table where the place does not say it. */
export function ArchivedName({ object: { kind, name, table } }: { object: ArchivedObject }) {
  return <Identifier>{kind === "table" || table === null ? name : `${table.name}.${name}`}</Identifier>;
}
