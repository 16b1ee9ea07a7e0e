import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { DocHistory } from "@/lib/domain/catalog-view";
import { isStandalone } from "@/lib/domain/object-view";
import { type DocRevisionsSearch, paths } from "@/lib/domain/paths";
import type { DocBlame, DocPlace, RevisionPair } from "@/lib/domain/revision-view";
import { BlameView } from "./blame-view";
import { PairView } from "./pair-view";
import { RevisionList } from "./revision-list";

/** What the page is for: two revisions, or who wrote what; or why it cannot be told just now. */
type Shown =
  | { kind: "pair"; pair: RevisionPair }
  | { kind: "blame"; blame: DocBlame }
  | { kind: "later"; words: string };

type RevisionsViewProps = {
  slug: string;
  history: DocHistory;
  shown: Shown;
  search: DocRevisionsSearch;
  canWrite: boolean;
};

/** The history of one field of docs. */
export function RevisionsView({ slug, history, shown, search, canWrite }: RevisionsViewProps) {
  const { docId } = history;
  return (
    <PageBody>
      <PageHeading
        title={`${history.label} of ${history.name}`}
        lead={<WayBack slug={slug} place={history} />}
        actions={
          <SegmentedLinks
            label="What of its history"
            current={search.view === "blame" ? "blame" : "pair"}
            choices={[
              { value: "pair", label: "What changed", href: paths.docRevisions(slug, docId) },
              { value: "blame", label: "Who wrote what", href: paths.docRevisions(slug, docId, { view: "blame" }) },
            ]}
          />
        }
      />
      {shown.kind === "later" ? <p role="alert">{shown.words}</p> : null}
      {shown.kind === "pair" ? (
        <PairView
          slug={slug}
          pair={shown.pair}
          view={search.view === "source" ? "source" : "rendered"}
          canWrite={canWrite}
        />
      ) : null}
      {shown.kind === "blame" ? (
        <Section id="blame" title="Who wrote what" detail="in the newest text">
          <BlameView slug={slug} blame={shown.blame} />
        </Section>
      ) : null}
      <RevisionList slug={slug} history={history} search={search} />
    </PageBody>
  );
}

function WayBack({ slug, place: { kind, table, pageSlug } }: { slug: string; place: DocPlace }) {
  const className = "rounded-sm text-primary hover:underline";
  if (pageSlug !== null) {
    return (
      <Link href={paths.page(slug, pageSlug)} className={className}>
        Read it on its page
      </Link>
    );
  }
  if (isStandalone(kind)) {
    return (
      <Link href={paths.objects(slug)} className={className}>
        Read it with functions and types
      </Link>
    );
  }
  if (table === null) return "What it is about does not stand at head. Its docs are kept.";
  return (
    <Link href={paths.table(slug, table.schema, table.name)} className={className}>
      Read it with its table
    </Link>
  );
}
