import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useOpenOnDemand } from "@/components/review/use-open-on-demand";
import { Button } from "@/components/ui/button";
import type { DocView } from "@/lib/domain/catalog-view";
import { ChoiceNote } from "./choice-note";
import { DocHistoryButton } from "./doc-history";
import { useDocEdit } from "./use-doc-edit";

const ChoiceMenu = lazy(() => import("@/components/ui/choice-menu"));

type ChoiceFieldProps = {
  slug: string;
  doc: DocView;
  label: string;
  of: string;
  choices: readonly string[];
  /** How a choice looks. */
  render: (choice: string) => ReactNode;
  canWrite: boolean;
};

/** A field that holds one of a closed list, or nothing: chosen from a menu, saved at once as a revision like any other. */
export function ChoiceField({ slug, doc, label, of, choices, render, canWrite }: ChoiceFieldProps) {
  const target = { objectId: doc.objectId };
  const field = useDocEdit({ project: slug, target, label: `${label} of ${of}`, doc, canWrite });
  const { trigger: opening, panel } = useOpenOnDemand();
  const shown = field.text;

  function choose(text: string) {
    if (text === shown) return;
    field.type(text);
    field.submit(() => {});
  }

  if (!canWrite) return shown ? render(shown) : <span className="text-faint italic">Not written yet</span>;
  const trigger = (
    <Button size="sm" variant="ghost" aria-haspopup="menu" className="-ml-2" {...opening}>
      <span className="sr-only">
        {label} of {of}:
      </span>
      {shown ? render(shown) : <span className="font-normal text-faint">Add {label.toLowerCase()}</span>}
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  return (
    <div data-doc-field={doc.field} className="group/doc flex flex-wrap items-center gap-1">
      {panel ? (
        <Suspense fallback={trigger}>
          <ChoiceMenu
            {...panel}
            trigger={trigger}
            choices={["", ...choices].map((choice) => ({
              key: choice,
              label: choice === "" ? "Not said" : render(choice),
              isCurrent: choice === shown,
              onSelect: () => choose(choice),
            }))}
          />
        </Suspense>
      ) : (
        trigger
      )}
      <span className="opacity-0 group-focus-within/doc:opacity-100 group-hover/doc:opacity-100">
        <DocHistoryButton
          slug={slug}
          docId={doc.docId}
          number={field.newest.number}
          target={target}
          field={doc.field}
          title={`${label} of ${of}`}
          canWrite={canWrite}
        />
      </span>
      {field.edit ? <ChoiceNote edit={field.edit} render={render} field={field} /> : null}
    </div>
  );
}
