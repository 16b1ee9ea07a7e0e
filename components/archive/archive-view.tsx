import Link from "next/link";
import { ArchivedItem, ArchivedName } from "@/components/docs/archived-item";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import type { Archive, ArchivedObject } from "@/lib/domain/archive-view";
import { paths } from "@/lib/domain/paths";

/** The docs of all that was dropped; searched by its address. */
export function ArchiveView({ slug, archive, query }: { slug: string; archive: Archive; query: string }) {
  const { objects, total } = archive;
  if (total === 0) {
    return (
      <EmptyState title="Nothing documented was dropped">
        When a migration drops something people wrote about, the docs are kept here and return with it.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <form action={paths.archive(slug)} className="flex items-center gap-2">
        <Input
          name="query"
          type="search"
          aria-label="Search the archive"
          placeholder="A name, or words of its docs"
          defaultValue={query}
          className="w-64 min-w-0"
        />
        <Button type="submit">Search</Button>
        <p className="ml-auto text-xs whitespace-nowrap text-muted-foreground tabular-nums">
          {objects.length} of {total}
        </p>
      </form>
      {objects.length === 0 ? (
        <EmptyState title="Nothing archived matches">Search for another word, or for nothing to see all.</EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {objects.map((object) => (
            <ArchivedItem
              key={object.objectId}
              slug={slug}
              object={object}
              name={<Name slug={slug} object={object} />}
            />
          ))}
        </ul>
      )}
    </div>
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
