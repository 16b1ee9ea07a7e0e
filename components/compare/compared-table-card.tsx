import { CircleCheck, CircleDashed, PencilLine, Plus, TriangleAlert } from "lucide-react";
import { ChangeMark } from "@/components/marks/change-mark";
import { SourceLink } from "@/components/marks/source-link";
import { Badge } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import type { ComparedTable, Comparison } from "@/lib/domain/compare-view";
import { comparedDocsWords } from "@/lib/domain/compare-words";
import { paths } from "@/lib/domain/paths";
import { ChangedBy, ComparedObjects } from "./compared-objects";

type ComparedTableCardProps = {
  slug: string;
  table: ComparedTable;
  comparison: Pick<Comparison, "from" | "to" | "isHead">;
};

/** What became of one table: its schema fact by fact, and whether its docs followed. */
export function ComparedTableCard({ slug, table, comparison }: ComparedTableCardProps) {
  const { schema, name, was, change, objects, parts, writings, stale } = table;
  const { from, to, isHead } = comparison;
  // What the heading says of the table itself is not said again below it.
  const own = objects.find((each) => each.objectId === table.objectId && each.facts.length === 0);
  const version = change === "removed" ? from.version : isHead ? null : to.version;
  const href = version === null ? paths.table(slug, schema, name) : paths.tableAsOf(slug, schema, name, version);
  return (
    <article aria-label={name} className="rounded-lg border bg-card px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-mono text-sm font-semibold break-words">
          <Link href={href} className="rounded-sm hover:underline">
            {schema === "public" || schema === "main" || schema === "" ? null : (
              <span className="font-normal text-muted-foreground">{schema}.</span>
            )}
            <Identifier>{name}</Identifier>
          </Link>
        </h3>
        {was ? (
          <span className="text-xs text-muted-foreground">
            was <span className="font-mono">{was.schema === schema ? was.name : `${was.schema}.${was.name}`}</span>
          </span>
        ) : null}
        {change ? <ChangeMark kind={change === "removed" ? "dropped" : change} className="" /> : null}
        {parts > 0 ? <span className="text-xs text-muted-foreground">with {parts} parts</span> : null}
        {own ? <ChangedBy slug={slug} object={own} /> : null}
        <span className="ml-auto">
          <DocsBadge docs={table.docs} isWritten={writings.length > 0} />
        </span>
      </header>
      <ComparedObjects slug={slug} objects={objects.filter((each) => each !== own)} />
      <Writings slug={slug} writings={writings} />
      {stale.length > 0 ? (
        <ul aria-label="Changes its docs do not answer" className="mt-2 flex flex-col gap-1 text-xs text-warn">
          {stale.map((cause) => (
            <li key={`${cause.position} ${cause.objectId} ${cause.summary}`} className="flex flex-wrap gap-x-2">
              <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
              <Revealed>{cause.summary}</Revealed>
              <SourceLink slug={slug} source={cause} />
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}

const looks = {
  new: { hue: "info", icon: Plus },
  enhanced: { hue: "good", icon: PencilLine },
  unchanged: { hue: "neutral", icon: CircleCheck },
  stale: { hue: "warn", icon: TriangleAlert },
  removed: { hue: "neutral", icon: CircleDashed },
} as const;

function DocsBadge({ docs, isWritten }: { docs: ComparedTable["docs"]; isWritten: boolean }) {
  const { hue, icon: Icon } = looks[docs];
  const words =
    docs === "new" ? (isWritten ? "new, written" : "new, nothing written") : comparedDocsWords[docs].toLowerCase();
  return (
    <Badge hue={hue} icon={<Icon aria-hidden />}>
      Docs {words}
    </Badge>
  );
}

function Writings({ slug, writings }: { slug: string; writings: ComparedTable["writings"] }) {
  if (writings.length === 0) return null;
  if (writings.length <= FEW_WRITINGS) return <WritingList slug={slug} writings={writings} />;
  return (
    <details className="mt-1 text-xs">
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-muted-foreground hover:text-foreground">
        {writings.length.toLocaleString("en")} fields written
      </summary>
      <WritingList slug={slug} writings={writings} />
    </details>
  );
}

const FEW_WRITINGS = 6;

function WritingList({ slug, writings }: { slug: string; writings: ComparedTable["writings"] }) {
  return (
    <ul aria-label="Docs written" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {writings.map(({ docId, object, field, from, to }) => (
        <li key={docId}>
          <Link
            href={paths.docRevisions(slug, docId, { from, to })}
            className="rounded-sm text-primary hover:underline"
          >
            {field} of <span className="font-mono">{object}</span>
          </Link>{" "}
          <span className="text-muted-foreground">{from === 0 ? "written" : `revision ${from} to ${to}`}</span>
        </li>
      ))}
    </ul>
  );
}
