import { AtVersion } from "@/components/marks/at-version";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import type { BlamedLines, DocBlame } from "@/lib/domain/revision-view";

const MOST_SHOWN = 1_000;

/** Who wrote each paragraph of the newest text, in which revision, at which migration. */
export function BlameView({ slug, blame }: { slug: string; blame: DocBlame }) {
  const revisions = new Map(blame.revisions.map((revision) => [revision.number, revision]));
  if (blame.lines.length === 0) return <p className="text-muted-foreground">The newest text is empty.</p>;
  const leftOut = blame.lines.length - MOST_SHOWN;
  return (
    <>
      <ol aria-label="Who wrote what" className="divide-y overflow-hidden rounded-md border bg-card">
        {blame.lines.slice(0, MOST_SHOWN).map((lines) => (
          <li key={lines.line} className="grid md:grid-cols-[16rem_minmax(0,1fr)]">
            <Origin
              slug={slug}
              docId={blame.docId}
              lines={lines}
              revision={revisions.get(lines.revision)}
              orBefore={lines.revision === blame.oldest && blame.oldest > 1}
            />
            <pre className="p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap max-md:pt-0">
              <Revealed isProse>{lines.text}</Revealed>
            </pre>
          </li>
        ))}
      </ol>
      {leftOut > 0 ? (
        <p className="text-sm text-muted-foreground">
          The rest is too long to show: {leftOut.toLocaleString("en")} more paragraphs. The API gives all of it.
        </p>
      ) : null}
    </>
  );
}

type OriginProps = {
  slug: string;
  docId: string;
  lines: BlamedLines;
  revision: DocBlame["revisions"][number] | undefined;
  orBefore: boolean;
};

function Origin({ slug, docId, lines, revision, orBefore }: OriginProps) {
  const number = lines.revision;
  return (
    <div className="flex flex-wrap content-start gap-x-2 p-3 text-xs text-muted-foreground md:border-r">
      <span className="font-medium text-foreground">
        <Revealed>{revision?.by ?? ""}</Revealed>
      </span>
      <Link
        href={paths.docRevisions(slug, docId, { from: number - 1, to: number })}
        className="rounded-sm text-primary hover:underline"
      >
        {orBefore ? `revision ${number} or earlier` : `revision ${number}`}
      </Link>
      {revision ? <Time at={revision.at} day /> : null}
      <AtVersion version={revision?.version ?? null} />
    </div>
  );
}
