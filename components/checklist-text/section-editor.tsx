import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { TemplateItem, TemplateSection } from "@/lib/domain/checklist-template";
import type { ChecklistText } from "@/lib/domain/checklist-view";
import { ItemEditor } from "./item-editor";
import { PlaceButtons } from "./place-buttons";
import { moved, newItem, withItems } from "./text-draft";

export type Place = { readonly isFirst: boolean; readonly isLast: boolean };

type SectionEditorProps = Pick<ChecklistText, "owners" | "pages"> & {
  section: TemplateSection;
  place: Place;
  onMove: (by: 1 | -1) => void;
  /** Null takes the section out. */
  onChange: (section: TemplateSection | null) => void;
};

/** One section: its title, its items, its place. */
export function SectionEditor({ section, owners, pages, place, onMove, onChange }: SectionEditorProps) {
  const items: readonly TemplateItem[] = section.items;
  const name = section.title || "the new section";
  return (
    <section aria-label={name} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          aria-label="Title of the section"
          required
          maxLength={120}
          value={section.title}
          onChange={({ target }) => onChange({ ...section, title: target.value })}
          className="max-w-sm font-medium"
        />
        <span className="text-xs text-muted-foreground">{section.each === "table" ? "For every table" : "Once"}</span>
        <PlaceButtons name={name} place={place} onMove={onMove} onRemove={() => onChange(null)} />
      </div>
      <ul className="divide-y rounded-lg border bg-card">
        {items.map((item, index) => (
          <ItemEditor
            key={item.id}
            item={item}
            each={section.each}
            owners={owners}
            pages={pages}
            place={{ isFirst: index === 0, isLast: index === items.length - 1 }}
            onMove={(by) => onChange(withItems(section, moved(items, index, by)))}
            onChange={(next) =>
              onChange(
                withItems(
                  section,
                  items.flatMap((each) => (each.id === item.id ? (next ?? []) : each)),
                ),
              )
            }
          />
        ))}
      </ul>
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2 w-fit"
        onClick={() => onChange(withItems(section, [...items, newItem()]))}
      >
        <Plus aria-hidden /> Item
      </Button>
    </section>
  );
}
