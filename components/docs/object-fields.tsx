import { shownSections } from "@/lib/domain/shown-sections";
import type { TemplateSection } from "@/lib/domain/template";
import { FormerNote } from "./former-note";
import { ObjectDoc, type ObjectDocProps } from "./object-doc";

type ObjectFieldsProps = Omit<ObjectDocProps, "section"> & { sections: readonly TemplateSection[] };

/** All that can be written about an object of a card, by the template: the first as it is, the others under their names. */
export function ObjectFields({ sections, ...props }: ObjectFieldsProps) {
  const { docs } = props.object;
  const [first, ...others] = shownSections(sections, docs);
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      {first ? <First {...props} section={first} /> : null}
      {others
        .filter(({ field }) => props.canWrite || docs[field]?.text)
        .map((section) => (
          <Named key={section.field} {...props} section={section} />
        ))}
    </div>
  );
}

function First(props: ObjectDocProps) {
  return props.section.use === "off" ? <Named {...props} /> : <ObjectDoc {...props} />;
}

function Named(props: ObjectDocProps) {
  const { label, use } = props.section;
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-x-2">
      <span className="text-xs break-words text-muted-foreground">{label}</span>
      <div>
        <ObjectDoc {...props} />
        {use === "off" ? <FormerNote /> : null}
      </div>
    </div>
  );
}
