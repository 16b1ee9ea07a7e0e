import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { Archive } from "@/lib/domain/archive-view";
import { paths } from "@/lib/domain/paths";

/** The pages of the wiki that were archived; each can be restored where it is read. Nothing where there is none. */
export function ArchivedPages({ slug, archive: { wiki, wikiFound } }: { slug: string; archive: Archive }) {
  if (wikiFound === 0) return null;
  const rest = wikiFound - wiki.length;
  return (
    <Section id="pages" title="Archived pages" detail={wikiFound.toLocaleString("en")}>
      <ul className="divide-y rounded-lg border bg-card text-sm">
        {wiki.map((page) => (
          <li key={page.slug} className="flex flex-col gap-0.5 px-3 py-2">
            <Link
              href={paths.page(slug, page.slug)}
              className="w-fit rounded-sm font-medium text-primary hover:underline"
            >
              <Revealed isProse>{page.title}</Revealed>
            </Link>
            <p className="line-clamp-2 max-w-prose text-muted-foreground">
              <Revealed isProse>{page.excerpt}</Revealed>
            </p>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p className="text-sm text-muted-foreground">and {rest.toLocaleString("en")} more: search for their words</p>
      ) : null}
    </Section>
  );
}
