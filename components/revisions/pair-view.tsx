import { SourceDiff } from "@/components/diff/source-diff";
import { RestoreRevision } from "@/components/docs/restore-revision";
import { RevisionLine } from "@/components/docs/revision-line";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { RevisionView } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import type { RevisionPair } from "@/lib/domain/revision-view";
import { CompareForm } from "./compare-form";
import { pairParagraphs } from "./pair-paragraphs";
import { RenderedDiff } from "./rendered-diff";

type PairViewProps = { slug: string; pair: RevisionPair; view: "rendered" | "source"; canWrite: boolean };

/** Two revisions of a field: which, by whom, and how they differ, as read or as written. */
export function PairView({ slug, pair, view, canWrite }: PairViewProps) {
  const { docId, newest, diff, to } = pair;
  const from = pair.from?.number ?? 0;
  const addressOf = (shown: "rendered" | "source") =>
    paths.docRevisions(slug, docId, { from, to: to.number, view: shown });
  const isSame = pair.from?.text === to.text;
  const isRead = view === "rendered" && !isSame && !diff.isTooDifferent;
  const pairs = isRead ? pairParagraphs(pair.from?.text ?? "", to.text) : null;
  return (
    <Section
      id="difference"
      title={from === 0 ? `Revision ${to.number}` : `Revision ${from} and revision ${to.number}`}
      actions={
        <SegmentedLinks
          label="How the difference is shown"
          current={view}
          choices={[
            { value: "rendered", label: "As read", href: addressOf("rendered") },
            { value: "source", label: "As written", href: addressOf("source") },
          ]}
        />
      }
    >
      <CompareForm newest={newest} from={from} to={to.number} view={view} />
      <dl className="grid gap-x-6 gap-y-2 text-sm md:grid-cols-2">
        <Side slug={slug} pair={pair} revision={pair.from} words="Before" canWrite={canWrite} />
        <Side slug={slug} pair={pair} revision={to} words="After" canWrite={canWrite} />
      </dl>
      <Neighbours slug={slug} pair={pair} view={view} />
      {isSame ? <p className="text-muted-foreground">The text is the same in both.</p> : null}
      {diff.isTooDifferent ? (
        <p className="text-muted-foreground">Too different to be compared in time: what went, then what came.</p>
      ) : null}
      {pairs ? <RenderedDiff pairs={pairs} /> : isSame ? null : <SourceDiff blocks={diff.blocks} />}
    </Section>
  );
}

type SideProps = Omit<PairViewProps, "view"> & { revision: RevisionView | null; words: string };

function Side({ slug, pair, revision, words, canWrite }: SideProps) {
  return (
    <div className="flex flex-col gap-1 rounded-md border bg-card px-3 py-2">
      <dt className="text-xs text-muted-foreground">{words}</dt>
      <dd className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground">
        {revision ? <RevisionLine revision={revision} /> : "Nothing was written yet"}
        {revision ? (
          <span className="font-mono text-xs text-faint" title={`Hash ${revision.hash}`}>
            {revision.hash.slice(0, 8)}
          </span>
        ) : null}
        {revision && canWrite && revision.number !== pair.newest ? (
          <>
            <span className="ml-auto" />
            <RestoreRevision
              slug={slug}
              target={pair.target}
              field={pair.field}
              base={pair.newest}
              revision={{ id: revision.id, number: revision.number, text: revision.text }}
            />
          </>
        ) : null}
      </dd>
      {revision?.reason ? (
        <dd className="text-sm">
          <Revealed isProse>{revision.reason}</Revealed>
        </dd>
      ) : null}
    </div>
  );
}

function Neighbours({ slug, pair, view }: Pick<PairViewProps, "slug" | "pair" | "view">) {
  const { docId, newest, to } = pair;
  const link = (label: string, number: number) => (
    <Link
      href={paths.docRevisions(slug, docId, { from: number - 1, to: number, view })}
      className="rounded-sm text-primary hover:underline"
    >
      {label}
    </Link>
  );
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {to.number > 1 ? link("Older change", to.number - 1) : null}
      {to.number < newest ? link("Newer change", to.number + 1) : null}
    </p>
  );
}
