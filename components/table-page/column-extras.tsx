import { lazy, type ReactNode, Suspense, useState } from "react";
import { DocField } from "@/components/docs/doc-field";
import { SensitivityMark } from "@/components/marks/sensitivity-mark";
import { Revealed } from "@/components/ui/revealed";
import type { DocView, ValueSource } from "@/lib/domain/catalog-view";
import type { DocField as Field } from "@/lib/domain/doc-fields";
import { unwrittenDoc } from "@/lib/domain/unwritten-doc";

const ChoiceField = lazy(() => import("@/components/docs/choice-field").then((m) => ({ default: m.ChoiceField })));
const AddValue = lazy(() => import("./add-value").then((m) => ({ default: m.AddValue })));

/** One more thing that can be written about a column. */
export type ColumnExtra = {
  field: Omit<Field, "required">;
  /** What the docs hang on: the column, or the enum that is its type. */
  objectId: string;
  doc: DocView | null;
  /** The text as Markdown rendered on the server; nothing while there is none. */
  rendered: ReactNode;
  /** The allowed value whose meaning it is; null for other fields. */
  value: string | null;
  /** Below the name: that the schema does not allow the value any more, or the template does not ask for the field. */
  note: string | null;
};

export type ColumnExtrasProps = {
  slug: string;
  /** `users.status`. */
  of: string;
  extras: readonly ColumnExtra[];
  canWrite: boolean;
  /** What says which values there are; null where nothing does, and people may. */
  valuesFrom: ValueSource | null;
  columnId: string;
};

/** Whether it shows in a row that is not opened. The sensitivity stands as a mark beside the name. */
export function isWritten({ doc, field }: ColumnExtra): boolean {
  return field.size !== "choice" && (doc?.text ?? "") !== "";
}

/** What else is written about a column: all that can be where the row is opened, else what there is. */
export function ColumnExtras({ isOpen, ...props }: ColumnExtrasProps & { isOpen: boolean }) {
  const { extras, canWrite, valuesFrom } = props;
  const [added, setAdded] = useState<readonly ColumnExtra[]>([]);
  const all = [...extras, ...added.filter(({ value }) => extras.every((each) => each.value !== value))];
  const shown = isOpen ? all : all.filter((each) => isWritten(each) || added.includes(each));
  return (
    <div className="flex flex-col gap-1.5 border-l-2 pl-3">
      <dl className="grid grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-sm:grid-cols-1">
        {shown.map((extra) => (
          <div key={extra.field.field} className="col-span-full grid grid-cols-subgrid items-baseline max-sm:block">
            <dt className="max-w-64 min-w-0 text-xs break-words text-muted-foreground">
              {extra.value === null ? extra.field.label : <ValueName value={extra.value} />}
              {extra.note ? <span className="block">{extra.note}</span> : null}
            </dt>
            <dd className="min-w-0">
              <Extra {...props} extra={extra} />
            </dd>
          </div>
        ))}
      </dl>
      {isOpen && valuesFrom ? (
        <p className="col-span-full text-xs text-muted-foreground">{wordsOfSource(valuesFrom)}</p>
      ) : null}
      {isOpen && canWrite && valuesFrom === null ? (
        <Suspense>
          <AddValue {...props} onAdd={(extra) => setAdded([...added, extra])} />
        </Suspense>
      ) : null}
    </div>
  );
}

function wordsOfSource({ kind, name }: ValueSource): string {
  return kind === "enum"
    ? `The values are those of the enum ${name}; what they mean is written once for all its columns.`
    : `The values are those of the check ${name}.`;
}

function ValueName({ value }: { value: string }) {
  return (
    <code className="font-mono text-sm text-foreground">
      <Revealed>{value === "" ? "''" : value}</Revealed>
    </code>
  );
}

function Extra({ slug, of, canWrite, extra }: ColumnExtrasProps & { extra: ColumnExtra }) {
  const { field, objectId, rendered } = extra;
  const doc = extra.doc ?? unwrittenDoc(objectId, field.field);
  const common = { slug, doc, label: field.label, of, canWrite };
  if (field.choices) {
    return (
      <Suspense fallback={<div className="h-7" />}>
        <ChoiceField {...common} choices={field.choices} render={(each) => <SensitivityMark sensitivity={each} />} />
      </Suspense>
    );
  }
  return (
    <DocField {...common} target={{ objectId }} prompt={field.prompt} variant="cell">
      {rendered}
    </DocField>
  );
}
