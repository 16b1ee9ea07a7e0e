import { SearchForm } from "@/components/docs/search-form";
import { EmptyState } from "@/components/ui/empty-state";
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
        <SearchForm
          action={paths.administration()}
          label="Search people"
          query={query}
          placeholder="A name or an e-mail address"
        >
          {query ? `${found.toLocaleString("en")} of ${total.toLocaleString("en")}` : null}
        </SearchForm>
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
