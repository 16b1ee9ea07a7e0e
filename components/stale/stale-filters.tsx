import { UserRound, X } from "lucide-react";
import { SearchField } from "@/components/docs/search-field";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type FilterChoice, FilterSelect } from "@/components/ui/filter-select";
import { kindWord } from "@/lib/domain/kind-words";
import type { StaleSearch } from "@/lib/domain/stale-search";
import { type StaleList, type StaleShare, staleAges } from "@/lib/domain/stale-view";

type StaleFiltersProps = {
  list: StaleList;
  search: StaleSearch;
  narrow: (change: StaleSearch) => void;
};

/** Whose, of which kind, for how long, and which words; kept in the address. */
export function StaleFilters({ list, search, narrow }: StaleFiltersProps) {
  const { owner, kind, mine, age, q } = search;
  const isNarrowed = [owner, kind, mine, age, q].some((each) => each !== undefined);
  const ages = [...new Set([...staleAges, ...(age === undefined ? [] : [age])])];
  const nobody = list.owners.find((share) => share.owner === null)?.total ?? 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        aria-pressed={mine === "1"}
        onClick={() => narrow({ mine: mine ? undefined : "1" })}
        className={cn(mine && "border-primary bg-primary-soft hover:bg-primary-soft")}
      >
        <UserRound aria-hidden /> Mine
      </Button>
      <FilterSelect
        label="Owner"
        any="Any owner"
        value={owner ?? null}
        choices={[{ value: "none", label: `No owner (${nobody})` }, ...list.owners.flatMap(ownerChoice)]}
        onChoose={(value) => narrow({ owner: value ?? undefined })}
      />
      <FilterSelect
        label="Kind"
        any="Any kind"
        value={kind ?? null}
        choices={list.kinds.map((each) => ({ value: each, label: kindWord(each) }))}
        onChoose={(value) => narrow({ kind: value ?? undefined })}
      />
      <FilterSelect
        label="Stale for"
        any="Any age"
        value={age === undefined ? null : String(age)}
        choices={ages.map((days) => ({ value: String(days), label: `${days} days or more` }))}
        onChoose={(value) => narrow({ age: value === null ? undefined : Number(value) })}
      />
      <form
        className="max-sm:basis-full"
        onSubmit={(event) => {
          event.preventDefault();
          narrow({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() || undefined });
        }}
      >
        <SearchField name="q" label="Words" value={q} />
      </form>
      {isNarrowed ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => narrow({ owner: undefined, kind: undefined, mine: undefined, age: undefined, q: undefined })}
        >
          <X aria-hidden /> Clear
        </Button>
      ) : null}
      <p className="ml-auto text-xs text-muted-foreground tabular-nums">
        {list.found.toLocaleString("en")} of {list.total.toLocaleString("en")} stale
      </p>
    </div>
  );
}

function ownerChoice({ owner, total }: StaleShare): FilterChoice[] {
  return owner ? [{ value: owner.id, label: `${owner.name} (${total})` }] : [];
}
