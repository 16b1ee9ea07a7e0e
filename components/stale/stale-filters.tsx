import { UserRound, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { NativeSelect } from "@/components/ui/native-select";
import type { StaleList, StaleQuery } from "@/lib/domain/stale-view";

type StaleFiltersProps = {
  list: StaleList;
  query: StaleQuery;
  shown: number;
  narrow: (change: Readonly<Record<string, string | null>>) => void;
};

const any = "any";

/** Whose, and of which kind; kept in the address. */
export function StaleFilters({ list, query, shown, narrow }: StaleFiltersProps) {
  const owners = [
    ...new Map(list.rows.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : []))).entries(),
  ];
  const kinds = [...new Set(list.rows.map(({ field, kind }) => (field === null ? "verification" : kind)))].sort();
  const isNarrowed = query.owner !== null || query.kind !== null || query.isMine;
  const chosen = (value: string) => (value === any ? null : value);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        aria-pressed={query.isMine}
        onClick={() => narrow({ mine: query.isMine ? null : "1" })}
        className={cn(query.isMine && "border-primary bg-primary-soft hover:bg-primary-soft")}
      >
        <UserRound aria-hidden /> Mine
      </Button>
      <NativeSelect
        aria-label="Owner"
        className="w-40"
        value={query.owner ?? any}
        onChange={({ target }) => narrow({ owner: chosen(target.value) })}
      >
        <option value={any}>Any owner</option>
        <option value="none">No owner</option>
        {owners.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="Kind"
        className="w-36"
        value={query.kind ?? any}
        onChange={({ target }) => narrow({ kind: chosen(target.value) })}
      >
        <option value={any}>Any kind</option>
        {kinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </NativeSelect>
      {isNarrowed ? (
        <Button size="sm" variant="ghost" onClick={() => narrow({ owner: null, kind: null, mine: null })}>
          <X aria-hidden /> Clear
        </Button>
      ) : null}
      <p className="ml-auto text-xs text-muted-foreground tabular-nums">
        {shown} of {list.rows.length} stale
      </p>
    </div>
  );
}
