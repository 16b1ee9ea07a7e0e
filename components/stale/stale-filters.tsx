import { UserRound, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { kindWord } from "@/lib/domain/kind-words";
import { MAX_QUERY_LENGTH } from "@/lib/domain/search";
import type { StaleSearch } from "@/lib/domain/stale-search";
import { type StaleList, staleAges } from "@/lib/domain/stale-view";

type StaleFiltersProps = {
  list: StaleList;
  search: StaleSearch;
  narrow: (change: StaleSearch) => void;
};

/** Whose, of which kind, for how long, and which words; kept in the address. */
export function StaleFilters({ list, search, narrow }: StaleFiltersProps) {
  const { owner, kind, mine, age, q } = search;
  const isNarrowed = [owner, kind, mine, age, q].some((each) => each !== undefined);
  const nobody = list.owners.find((share) => share.owner === null)?.total ?? 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        aria-pressed={mine === "1"}
        onClick={() => narrow({ mine: mine ? undefined : "1" })}
        className={cn(mine && "border-primary bg-primary-soft hover:bg-primary-soft")}
      >
        <UserRound aria-hidden /> Mine
      </Button>
      <NativeSelect
        aria-label="Owner"
        className="w-40"
        value={owner ?? ""}
        onChange={({ target }) => narrow({ owner: target.value || undefined })}
      >
        <option value="">Any owner</option>
        <option value="none">No owner ({nobody})</option>
        {list.owners.map(({ owner: each, total }) =>
          each ? (
            <option key={each.id} value={each.id}>
              {each.name} ({total})
            </option>
          ) : null,
        )}
      </NativeSelect>
      <NativeSelect
        aria-label="Kind"
        className="w-36"
        value={kind ?? ""}
        onChange={({ target }) => narrow({ kind: target.value || undefined })}
      >
        <option value="">Any kind</option>
        {list.kinds.map((each) => (
          <option key={each} value={each}>
            {kindWord(each)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="Stale for"
        className="w-36"
        value={age ?? ""}
        onChange={({ target }) => narrow({ age: target.value === "" ? undefined : Number(target.value) })}
      >
        <option value="">Any age</option>
        {[...new Set([...staleAges, ...(age === undefined ? [] : [age])])].map((days) => (
          <option key={days} value={days}>
            {days} days or more
          </option>
        ))}
      </NativeSelect>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          narrow({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() || undefined });
        }}
      >
        <Input
          key={q}
          name="q"
          type="search"
          aria-label="Words"
          placeholder="A name, or words"
          defaultValue={q}
          maxLength={MAX_QUERY_LENGTH}
          className="h-8 w-44 min-w-0"
        />
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
