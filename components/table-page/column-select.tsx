import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnChoice } from "@/lib/domain/relationships";

type ColumnSelectProps = {
  columns: readonly Pick<ColumnChoice, "objectId" | "name">[];
  value: string;
  /** What no column is called; without it, one has to be chosen. */
  none?: string;
  onChange: (objectId: string) => void;
};

/** One column of a table, by its name. */
export function ColumnSelect({ columns, value, none, onChange }: ColumnSelectProps) {
  return (
    <NativeSelect
      required={none === undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="font-mono"
    >
      <option value="">{none}</option>
      {columns.map(({ objectId, name }) => (
        <option key={objectId} value={objectId}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
