import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { priorities, type TemplateItem, type TemplateSection } from "@/lib/domain/checklist-template";
import type { ChecklistText } from "@/lib/domain/checklist-view";
import { CheckEditor } from "./check-editor";
import { PlaceButtons } from "./place-buttons";
import type { Place } from "./section-editor";

type ItemEditorProps = Pick<ChecklistText, "owners" | "pages"> & {
  item: TemplateItem;
  each: TemplateSection["each"];
  place: Place;
  onMove: (by: 1 | -1) => void;
  /** Null takes the item out. */
  onChange: (item: TemplateItem | null) => void;
};

/** One item: what has to hold, how that is found out, how much it matters, and who answers for it. */
export function ItemEditor({ item, each, owners, pages, place, onMove, onChange }: ItemEditorProps) {
  const name = item.text || "the new item";
  return (
    <li className="flex flex-col gap-2 px-3 py-2">
      <div className="flex items-center gap-2">
        <Input
          aria-label="What has to hold"
          placeholder="What has to hold"
          required
          maxLength={300}
          value={item.text}
          onChange={({ target }) => onChange({ ...item, text: target.value })}
        />
        <PlaceButtons name={name} place={place} onMove={onMove} onRemove={() => onChange(null)} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <NativeSelect
          aria-label={`Priority of ${name}`}
          className="w-18"
          value={item.priority}
          onChange={({ target }) =>
            onChange({ ...item, priority: priorities.find((known) => known === target.value) ?? item.priority })
          }
        >
          {priorities.map((known) => (
            <option key={known}>{known}</option>
          ))}
        </NativeSelect>
        <CheckEditor item={item} each={each} pages={pages} onChange={onChange} />
        <NativeSelect
          aria-label={`Owner of ${name}`}
          className="w-40"
          value={item.owner?.id ?? ""}
          onChange={({ target }) => {
            const owner = owners.find(({ id }) => id === target.value);
            onChange({ ...item, owner: owner ? { kind: owner.kind, id: owner.id } : null });
          }}
        >
          <option value="">{each === "table" ? "The table's owner" : "The checklist's owner"}</option>
          {owners.map((owner) => (
            <option key={owner.id} value={owner.id}>
              {owner.name}
            </option>
          ))}
        </NativeSelect>
      </div>
    </li>
  );
}
