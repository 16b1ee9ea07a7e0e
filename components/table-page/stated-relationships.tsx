import { Unlink } from "lucide-react";
import { DocField } from "@/components/docs/doc-field";
import { StaleNote } from "@/components/docs/stale-note";
import { StateLink } from "@/components/frame/state-link";
import { Markdown } from "@/components/markdown/markdown";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { docFields } from "@/lib/domain/doc-fields";
import { paths } from "@/lib/domain/paths";
import { type StatedRelationship, statementOf } from "@/lib/domain/relationships";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";
import { StatedButtons } from "./stated-buttons";
import type { SectionProps } from "./table-page-view";

/** The relationships that people stated because no foreign key does, as sentences, each with why it holds. */
export function StatedRelationships({ slug, page, canWrite }: SectionProps) {
  if (page.stated.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-medium text-muted-foreground">Stated, no foreign key</h3>
      <ul className="divide-y rounded-lg border border-dashed bg-card text-sm">
        {page.stated.map((each) => (
          <Stated key={each.objectId} slug={slug} stated={each} tableId={page.table.objectId} canWrite={canWrite} />
        ))}
      </ul>
    </div>
  );
}

type StatedProps = { slug: string; stated: StatedRelationship; tableId: string; canWrite: boolean };

function Stated({ slug, stated, tableId, canWrite }: StatedProps) {
  const { objectId, docs, from, to, where, stale } = stated;
  const isOut = from.objectId === tableId;
  const other = isOut ? to : from;
  const [rationale] = docFields.relationship;
  return (
    <li id={`relationship-${objectId}`} className="flex scroll-mt-20 flex-col gap-3 p-3 target:bg-primary-soft">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="leading-6">
          {isOut ? "Belongs to " : "Has many "}
          <End slug={slug} end={other} /> by {isOut ? "" : "their "}
          <code className="font-mono">{from.columns.join(", ")}</code>
          {where ? (
            <>
              {" "}
              where <code className="font-mono">{where.column}</code> is{" "}
              <code className="font-mono">{where.value}</code>
            </>
          ) : null}
        </p>
        <Mark icon={<Unlink aria-hidden />}>Stated, no foreign key</Mark>
        <span className="ml-auto flex items-center gap-1">
          <StatedButtons slug={slug} stated={stated} of={statementOf(stated)} canWrite={canWrite} />
        </span>
      </div>
      {stale && docs.statement?.docId ? (
        <StaleNote
          slug={slug}
          cause={stale}
          docs={[{ docId: docs.statement.docId, number: docs.statement.number }]}
          of={statementOf(stated)}
          canWrite={canWrite}
        />
      ) : null}
      {rationale ? (
        <DocField
          slug={slug}
          doc={docs[rationale.field] ?? unwrittenDoc(objectId, rationale.field)}
          target={{ objectId }}
          label={rationale.label}
          of={statementOf(stated)}
          prompt={rationale.prompt}
          variant="cell"
          canWrite={canWrite}
        >
          {docs[rationale.field]?.text ? <Markdown text={docs[rationale.field]?.text ?? ""} /> : null}
        </DocField>
      ) : null}
    </li>
  );
}

function End({ slug, end }: { slug: string; end: StatedRelationship["to"] }) {
  const name = (
    <span className="font-mono font-medium">
      <Identifier>{end.table}</Identifier>
    </span>
  );
  if (!end.isStanding) return <span title="This table was dropped">{name} (dropped)</span>;
  return (
    <StateLink
      href={paths.table(slug, end.schema, end.table)}
      className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
    >
      {name}
    </StateLink>
  );
}
