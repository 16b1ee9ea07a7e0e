import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LineQuestion } from "@/components/ui/line-question";
import { Textarea } from "@/components/ui/textarea";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { paths } from "@/lib/domain/paths";
import type { StateRelationshipInput } from "@/lib/domain/relationships";
import { ColumnPairs, type Pair } from "./column-pairs";
import { ColumnSelect } from "./column-select";
import type { StateRelationshipProps } from "./state-relationship";
import { useOtherTable } from "./use-other-table";

/**
 * From which columns of this table to which of another, for which rows, and why. Esc leaves, and asks only when something
 * would be lost. The default export is what `lazy` takes.
 */
export default function StateRelationshipForm(props: StateRelationshipProps & { onClose: () => void }) {
  const { slug, table, columns, onClose } = props;
  const other = useOtherTable(slug);
  const [pairs, setPairs] = useState<readonly Pair[]>([{ from: "", to: "" }]);
  const [where, setWhere] = useState({ columnId: "", value: "" });
  const [rationale, setRationale] = useState("");
  const [isLeaving, setIsLeaving] = useState(false);
  const leftAt = useRef<Element>(null);
  const listId = useId();
  const router = useRouter();
  const save = useMutation<StateRelationshipInput, unknown>({
    mutationFn: (body) => request(paths.api.relationships(slug), { method: "POST", body }),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
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

  function leave() {
    const chosen = [other.name, where.columnId, rationale, ...pairs.flatMap(({ from, to }) => [from, to])];
    if (chosen.every((each) => each === "")) return onClose();
    leftAt.current = document.activeElement;
    setIsLeaving(true);
  }

  function stay() {
    setIsLeaving(false);
    if (leftAt.current instanceof HTMLElement) leftAt.current.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || event.isDefaultPrevented()) return;
    event.preventDefault();
    leave();
  }

  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
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
      <ColumnPairs table={table} from={columns} to={other.columns} pairs={pairs} onChange={setPairs} />
      <div className="grid grid-cols-2 items-end gap-3">
        <Field label="Only where this column">
          <ColumnSelect
            columns={columns}
            value={where.columnId}
            none="any row"
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
      {isLeaving ? (
        <LineQuestion confirm="Discard" keep="Go on" onConfirm={onClose} onKeep={stay}>
          Discard what you chose?
        </LineQuestion>
      ) : (
        <div className="flex gap-2">
          <Button type="submit" size="sm" variant="primary" pending={save.isPending}>
            State it
          </Button>
          <Button size="sm" variant="ghost" onClick={leave}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  );
}
