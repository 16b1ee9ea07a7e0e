import { RevisionLine } from "@/components/docs/revision-line";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { DocHistory, RevisionView } from "@/lib/domain/catalog-view";
import { type DocRevisionsSearch, paths } from "@/lib/domain/paths";

type RevisionListProps = { slug: string; history: DocHistory; search: DocRevisionsSearch };

/** The revisions of a field, newest first, a page at a time; one can begin at a number or a day. */
export function RevisionList({ slug, history, search }: RevisionListProps) {
  const { docId, newest, revisions, nextBefore } = history;
  const { until: _, before, ...pair } = search;
  return (
    <Section id="revisions" title="Revisions" detail={newest.toLocaleString("en")}>
      {newest > revisions.length ? <JumpForm newest={newest} /> : null}
      <ol className="divide-y rounded-lg border bg-card text-sm">
        {revisions.map((revision) => (
          <Item key={revision.id} slug={slug} revision={revision} newest={newest} />
        ))}
        {revisions.length === 0 ? <li className="px-4 py-3 text-muted-foreground">There was none by then.</li> : null}
      </ol>
      <p className="flex gap-4 text-sm">
        {nextBefore === null ? null : (
          <Button asChild>
            <Link href={`${paths.docRevisions(slug, docId, { ...pair, before: nextBefore })}#revisions`}>
              Show older
            </Link>
          </Button>
        )}
        {before === undefined && search.until === undefined ? null : (
          <Button asChild variant="ghost">
            <Link href={`${paths.docRevisions(slug, docId, pair)}#revisions`}>Back to the newest</Link>
          </Button>
        )}
      </p>
    </Section>
  );
}

function JumpForm({ newest }: { newest: number }) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-2">
      <Field label="Begin at revision">
        <Input name="at" type="number" min={1} max={newest} className="w-28" />
      </Field>
      <Field label="or at the day">
        <Input name="until" type="date" className="w-40" />
      </Field>
      <Button type="submit">Go there</Button>
    </form>
  );
}

function Item({ slug, revision, newest }: { slug: string; revision: RevisionView; newest: number }) {
  const { number, docId, reason } = revision;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 px-4 py-2 text-muted-foreground">
      <RevisionLine revision={revision} />
      {reason ? (
        <span className="min-w-0 break-words text-foreground">
          <Revealed isProse>{reason}</Revealed>
        </span>
      ) : null}
      <span className="ml-auto flex gap-3 text-xs">
        <CompareLink href={paths.docRevisions(slug, docId, { from: number - 1, to: number })} of={number}>
          What it changed
        </CompareLink>
        {number === newest ? null : (
          <CompareLink href={paths.docRevisions(slug, docId, { from: number, to: newest })} of={number}>
            What changed since
          </CompareLink>
        )}
      </span>
    </li>
  );
}

function CompareLink({ href, of, children }: { href: string; of: number; children: string }) {
  return (
    <Link href={href} className="rounded-sm py-1 text-primary hover:underline">
      {children}
      <span className="sr-only"> (revision {of})</span>
    </Link>
  );
}
