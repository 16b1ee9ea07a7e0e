import { CircleDashed, OctagonAlert, UserRound, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { NativeSelect } from "@/components/ui/native-select";
import type { OwnerChoice } from "@/lib/domain/catalog-view";
import type { ChecklistSearch } from "@/lib/domain/checklist-search";

type ChecklistFiltersProps = {
  owners: readonly OwnerChoice[];
  sections: readonly { readonly id: string; readonly title: string }[];
  search: ChecklistSearch;
  narrow: (change: ChecklistSearch) => void;
};

/** What blocks, what is open, whose it is, and which section; kept in the address. */
export function ChecklistFilters({ owners, sections, search, narrow }: ChecklistFiltersProps) {
  const { blocking, open, mine, owner, section, table } = search;
  const isNarrowed = [blocking, open, mine, owner, section, table].some((each) => each !== undefined);
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <Flag isOn={blocking === "1"} onTurn={(on) => narrow({ blocking: on })}>
        <OctagonAlert aria-hidden /> Blocking
      </Flag>
      <Flag isOn={open === "1"} onTurn={(on) => narrow({ open: on })}>
        <CircleDashed aria-hidden /> Not holding
      </Flag>
      <Flag isOn={mine === "1"} onTurn={(on) => narrow({ mine: on })}>
        <UserRound aria-hidden /> Mine
      </Flag>
      <NativeSelect
        aria-label="Section"
        className="w-52"
        value={section ?? ""}
        onChange={({ target }) => narrow({ section: target.value || undefined })}
      >
        <option value="">All sections</option>
        {sections.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="Owner"
        className="w-44"
        value={owner ?? ""}
        onChange={({ target }) => narrow({ owner: target.value || undefined })}
      >
        <option value="">All owners</option>
        {owners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="none">Nobody</option>
      </NativeSelect>
      {isNarrowed ? (
        <Button
          size="sm"
          variant="ghost"
          onClick={() =>
            narrow({
              blocking: undefined,
              open: undefined,
              mine: undefined,
              owner: undefined,
              section: undefined,
              table: undefined,
            })
          }
        >
          <X aria-hidden /> Clear
        </Button>
      ) : null}
    </div>
  );
}

type FlagProps = { isOn: boolean; onTurn: (on: "1" | undefined) => void; children: ReactNode };

function Flag({ isOn, onTurn, children }: FlagProps) {
  return (
    <Button
      size="sm"
      aria-pressed={isOn}
      onClick={() => onTurn(isOn ? undefined : "1")}
      className={cn(isOn && "border-primary bg-primary-soft hover:bg-primary-soft")}
    >
      {children}
    </Button>
  );
}
