import { UserRound, UsersRound, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { NativeSelect } from "@/components/ui/native-select";
import { reviewStatusWords } from "@/lib/domain/review";
import type { ReviewSearch } from "@/lib/domain/review-search";
import type { ReviewQueue } from "@/lib/domain/review-view";

type ReviewFiltersProps = {
  queue: ReviewQueue;
  search: ReviewSearch;
  narrow: (change: ReviewSearch) => void;
};

const whose = [
  { value: "mine", label: "Mine", Icon: UserRound },
  { value: "teams", label: "My teams’", Icon: UsersRound },
] as const;

const statuses = ["in_review", "verified"] as const;

/** Of whom it is asked, whose, and whether in review or verified; kept in the address. */
export function ReviewFilters({ queue, search, narrow }: ReviewFiltersProps) {
  const isNarrowed = search.whose !== undefined || search.owner !== undefined || search.status !== undefined;
  const nobody = queue.owners.find((share) => share.owner === null)?.total ?? 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {whose.map(({ value, label, Icon }) => (
        <Button
          key={value}
          size="sm"
          aria-pressed={search.whose === value}
          onClick={() => narrow({ whose: search.whose === value ? undefined : value })}
          className={cn(search.whose === value && "border-primary bg-primary-soft hover:bg-primary-soft")}
        >
          <Icon aria-hidden /> {label}
        </Button>
      ))}
      <NativeSelect
        aria-label="Owner"
        className="w-40"
        value={search.owner ?? ""}
        onChange={({ target }) => narrow({ owner: target.value || undefined })}
      >
        <option value="">Any owner</option>
        <option value="none">No owner ({nobody})</option>
        {queue.owners.map(({ owner, total }) =>
          owner ? (
            <option key={owner.id} value={owner.id}>
              {owner.name} ({total})
            </option>
          ) : null,
        )}
      </NativeSelect>
      <NativeSelect
        aria-label="Status"
        className="w-44"
        value={search.status ?? ""}
        onChange={({ target }) => narrow({ status: statuses.find((each) => each === target.value) })}
      >
        <option value="">Any status</option>
        <option value="in_review">{reviewStatusWords.in_review}</option>
        <option value="verified">Moved on since verified</option>
      </NativeSelect>
      {isNarrowed ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => narrow({ whose: undefined, owner: undefined, status: undefined })}
        >
          <X aria-hidden /> Clear
        </Button>
      ) : null}
      <p className="ml-auto text-xs text-muted-foreground tabular-nums">
        {queue.found.toLocaleString("en")} of {queue.total.toLocaleString("en")} to review
      </p>
    </div>
  );
}
