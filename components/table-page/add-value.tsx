import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { MAX_FIELD_LENGTH, meaningOf, valueField } from "@/lib/domain/doc-fields";
import type { ColumnExtra, ColumnExtrasProps } from "./column-extras";

type AddValueProps = Pick<ColumnExtrasProps, "of" | "columnId"> & { onAdd: (extra: ColumnExtra) => void };

/** Names a value that the column takes and the schema does not list, so that its meaning can be written. */
export function AddValue({ of, columnId, onAdd }: AddValueProps) {
  const [value, setValue] = useState("");
  const name = value.trim();

  function add() {
    if (name === "") return;
    onAdd({ field: meaningOf(name), objectId: columnId, doc: null, rendered: null, value: name, note: null });
    setValue("");
  }

  return (
    <form action={add} className="col-span-full flex flex-wrap items-center gap-2">
      <Input
        aria-label={`A value that ${of} takes`}
        placeholder="A value it takes"
        maxLength={MAX_FIELD_LENGTH - valueField("").length}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        className="h-7 w-40 font-mono text-sm"
      />
      <Button size="sm" type="submit" disabled={name === ""}>
        Add its meaning
      </Button>
    </form>
  );
}
