import { SearchField } from "@/components/docs/search-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pages } from "@/components/ui/pages";
import { Section } from "@/components/ui/section";
import type { InstanceView, PeopleSearch } from "@/lib/domain/accounts";
import { paths } from "@/lib/domain/paths";
import { PeopleTable } from "./people-table";

/** Everybody with an account, a page at a time; searched by its address. */
export function PeopleSection({ instance, search }: { instance: InstanceView; search: PeopleSearch }) {
  const { people, page, pages, found, total } = instance;
  const { query } = search;
  return (
    <Section id="people" title="People" detail={total.toLocaleString("en")}>
      <div className="flex flex-col gap-4">
        <form action={paths.administration()} className="flex items-center gap-2 max-sm:flex-wrap">
          <SearchField name="query" label="Search people" value={query} placeholder="A name or an e-mail address" />
          <Button type="submit">Search</Button>
          {query ? (
            <Button asChild variant="ghost">
              <Link href={paths.administration()}>Clear</Link>
            </Button>
          ) : null}
          {query ? (
            <p className="ml-auto text-xs whitespace-nowrap text-muted-foreground tabular-nums">
              {found.toLocaleString("en")} of {total.toLocaleString("en")}
            </p>
          ) : null}
        </form>
        {found === 0 ? (
          <EmptyState title="Nobody matches">Search for another name, or for nothing to see everybody.</EmptyState>
        ) : (
          <PeopleTable people={people} />
        )}
        <Pages
          of="people"
          page={page}
          pages={pages}
          hrefOf={(other) => paths.administration({ ...search, page: other === 1 ? undefined : other })}
        />
      </div>
    </Section>
  );
}
