import { ArchivedItem, ArchivedName } from "@/components/docs/archived-item";
import { SearchForm } from "@/components/docs/search-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pages } from "@/components/ui/pages";
import type { ArchiveSearch } from "@/lib/domain/archive-search";
import type { Archive, ArchivedObject } from "@/lib/domain/archive-view";
import { paths } from "@/lib/domain/paths";
import { ArchivedPages } from "./archived-pages";

type ArchiveViewProps = { slug: string; archive: Archive; search: ArchiveSearch };

/** The docs of all that was dropped, and the archived pages; searched by its address. */
export function ArchiveView({ slug, archive, search }: ArchiveViewProps) {
  const { objects, found, total, page, pages, wikiFound } = archive;
  const { query } = search;
  if (search.object) return <OneArchived slug={slug} object={objects[0]} />;
  if (total === 0 && wikiFound === 0 && !query) {
    return (
      <EmptyState title="Nothing documented was dropped">
        When a migration drops something people wrote about, the docs are kept here and return with it.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <SearchForm action={paths.archive(slug)} label="Search the archive" query={query}>
        {found.toLocaleString("en")} of {total.toLocaleString("en")} dropped
      </SearchForm>
      {found === 0 && wikiFound === 0 ? (
        <EmptyState title="Nothing archived matches">Search for another word, or for nothing to see all.</EmptyState>
      ) : null}
      {objects.length > 0 ? <Objects slug={slug} objects={objects} /> : null}
      <Pages
        of="archived docs"
        page={page}
        pages={pages}
        hrefOf={(other) => paths.archive(slug, { ...search, page: other === 1 ? undefined : other })}
      />
      <ArchivedPages slug={slug} archive={archive} />
    </div>
  );
}

function OneArchived({ slug, object }: { slug: string; object: ArchivedObject | undefined }) {
  return (
    <div className="flex flex-col gap-4">
      {object ? (
        <Objects slug={slug} objects={[object]} />
      ) : (
        <EmptyState title="This is not in the archive">It may have come back, and its docs with it.</EmptyState>
      )}
      <Button asChild className="self-start">
        <Link href={paths.archive(slug)}>All archived docs</Link>
      </Button>
    </div>
  );
}

function Objects({ slug, objects }: { slug: string; objects: readonly ArchivedObject[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {objects.map((object) => (
        <ArchivedItem key={object.objectId} slug={slug} object={object} name={<Name slug={slug} object={object} />} />
      ))}
    </ul>
  );
}

/** Leads to its table: as it is, or as it last stood. */
function Name({ slug, object }: { slug: string; object: ArchivedObject }) {
  if (object.table === null) return <ArchivedName object={object} />;
  return (
    <Link
      href={paths.table(slug, object.table.schema, object.table.name)}
      className="rounded-sm underline decoration-border underline-offset-3"
    >
      <ArchivedName object={object} />
    </Link>
  );
}
