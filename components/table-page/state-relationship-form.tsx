import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { paths } from "@/lib/domain/paths";
import type { ColumnChoice, StateRelationshipInput } from "@/lib/domain/relationships";
import type { StateRelationshipProps } from "./state-relationship";
import { useOtherTable } from "./use-other-table";

type Pair = { from: string; to: string };

/** From which columns of this table to which of another, for which rows, and why. The default export is what `lazy` takes. */
export default function StateRelationshipForm(props: StateRelationshipProps & { onClose: () => void }) {
  const { slug, table, columns, onClose } = props;
  const other = useOtherTable(slug);
  const [pairs, setPairs] = useState<readonly Pair[]>([{ from: "", to: "" }]);
  const [where, setWhere] = useState({ columnId: "", value: "" });
  const [rationale, setRationale] = useState("");
  const listId = useId();
  const router = useRouter();
  const save = useMutation<StateRelationshipInput, unknown>({
    mutationFn: (body) => request(paths.api.relationships(slug), { method: "POST", body }),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const set = (index: number, change: Partial<Pair>) =>
    setPairs(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  const values = columns.find(({ objectId }) => objectId === where.columnId)?.values ?? [];

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({
      from: pairs.map(({ from }) => from),
      to: pairs.map(({ to }) => to),
      where: where.columnId === "" ? null : where,
      rationale,
    });
  }

  return (
    <form
      onSubmit={submit}
      className="flex max-w-2xl flex-col gap-3 rounded-lg border border-dashed bg-card p-4 text-sm"
    >
      <Field label="To the table" required hint={other.hint} error={other.error}>
        <Input
          autoFocus
          list={`${listId}-tables`}
          required
          value={other.name}
          onChange={(event) => other.choose(event.target.value)}
          className="font-mono"
        />
      </Field>
      <datalist id={`${listId}-tables`}>
        {other.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place among them.
        <div key={index} className="grid grid-cols-2 items-end gap-3">
          <Field label={`By the column of ${table}`} required>
            <ColumnSelect columns={columns} value={pair.from} onChange={(from) => set(index, { from })} />
          </Field>
          <Field label="To its column" required>
            <ColumnSelect columns={other.columns} value={pair.to} onChange={(to) => set(index, { to })} />
          </Field>
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2 w-fit"
        onClick={() => setPairs([...pairs, { from: "", to: "" }])}
      >
        One more column
      </Button>
      <div className="grid grid-cols-2 items-end gap-3">
        <Field label="Only where this column">
          <ColumnSelect
            columns={columns}
            value={where.columnId}
            isOptional
            onChange={(columnId) => setWhere({ columnId, value: "" })}
          />
        </Field>
        {where.columnId === "" ? null : (
          <Field label="is" required>
            <Input
              list={`${listId}-values`}
              required
              maxLength={200}
              value={where.value}
              onChange={(event) => setWhere({ ...where, value: event.target.value })}
              className="font-mono"
            />
          </Field>
        )}
      </div>
      <datalist id={`${listId}-values`}>
        {values.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <Field label="Rationale">
        <Textarea
          rows={2}
          value={rationale}
          placeholder="Why it holds without a foreign key, and who keeps it true."
          onChange={(event) => setRationale(event.target.value)}
        />
      </Field>
      {save.error ? (
        <p role="alert" className="text-bad">
          {save.error.message}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" pending={save.isPending}>
          State it
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type ColumnSelectProps = {
  columns: readonly Pick<ColumnChoice, "objectId" | "name">[];
  value: string;
  isOptional?: boolean;
  onChange: (objectId: string) => void;
};

function ColumnSelect({ columns, value, isOptional = false, onChange }: ColumnSelectProps) {
  return (
    <NativeSelect
      required={!isOptional}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="font-mono"
    >
      <option value="">{isOptional ? "any row" : ""}</option>
      {columns.map(({ objectId, name }) => (
        <option key={objectId} value={objectId}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
