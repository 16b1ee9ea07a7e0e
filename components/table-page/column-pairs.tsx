import { X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { type ColumnChoice, MAX_STATED_COLUMNS } from "@/lib/domain/relationships";
import { ColumnSelect } from "./column-select";

/** A column of the table that points, and the one it points to; empty while none is chosen. */
export type Pair = { readonly from: string; readonly to: string };

type Columns = readonly Pick<ColumnChoice, "objectId" | "name">[];

type ColumnPairsProps = {
  /** The name of the table that points. */
  table: string;
  from: Columns;
  to: Columns;
  pairs: readonly Pair[];
  onChange: (pairs: readonly Pair[]) => void;
};

/** By which columns one table points to which of another. */
export function ColumnPairs({ table, from, to, pairs, onChange }: ColumnPairsProps) {
  const set = (index: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  const group = useRef<HTMLFieldSetElement>(null);

  function remove(index: number) {
    // The button goes, and would take the focus along.
    group.current?.focus();
    onChange(pairs.toSpliced(index, 1));
  }

  return (
    <fieldset ref={group} tabIndex={-1} className="flex min-w-0 flex-col gap-3 outline-none">
      <legend className="sr-only">Columns</legend>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place among them.
        <div key={index} className="flex items-end gap-3">
          <Field label={`By the column of ${table}`} required className="min-w-0 flex-1">
            <ColumnSelect columns={from} value={pair.from} onChange={(id) => set(index, { from: id })} />
          </Field>
          <Field label="To its column" required className="min-w-0 flex-1">
            <ColumnSelect columns={to} value={pair.to} onChange={(id) => set(index, { to: id })} />
          </Field>
          {pairs.length > 1 ? (
            <IconButton label={`Remove pair ${index + 1}`} onClick={() => remove(index)}>
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      {pairs.length < MAX_STATED_COLUMNS ? (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2 w-fit"
          onClick={() => onChange([...pairs, { from: "", to: "" }])}
        >
          One more column
        </Button>
      ) : null}
    </fieldset>
  );
}
