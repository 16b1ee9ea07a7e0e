import { docFields } from "@/lib/domain/doc-fields";
import { ObjectDoc, type ObjectDocProps } from "./object-doc";

/** All that can be written about an object of a card: the first as it is, the others under their names. */
export function ObjectFields({ kind, object, canWrite, ...props }: Omit<ObjectDocProps, "field">) {
  const [first, ...others] = docFields[kind];
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      {first ? <ObjectDoc {...props} kind={kind} field={first.field} object={object} canWrite={canWrite} /> : null}
      {others
        .filter(({ field }) => canWrite || object.docs[field]?.text)
        .map(({ field, label }) => (
          <div key={field} className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-x-2">
            <span className="text-xs text-muted-foreground">{label}</span>
            <ObjectDoc {...props} kind={kind} field={field} object={object} canWrite={canWrite} />
          </div>
        ))}
    </div>
  );
}
