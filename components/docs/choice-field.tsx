import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useOpenOnDemand } from "@/components/review/use-open-on-demand";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useSaveDoc } from "@/lib/client/use-save-doc";
import type { DocView } from "@/lib/domain/catalog-view";
import { DocHistoryButton } from "./doc-history";

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
  const save = useSaveDoc(slug);
  const { trigger: opening, panel } = useOpenOnDemand();
  // What was saved last, until the page has been read anew and says the same.
  const [saved, setSaved] = useState(doc);
  const newest = saved.number > doc.number ? saved : doc;
  const shown = save.isPending ? (save.variables?.text ?? newest.text) : newest.text;

  function choose(text: string) {
    if (text === newest.text) return;
    save.mutate(
      { objectId: doc.objectId, field: doc.field, base: newest.number, text },
      {
        onSuccess: ({ number, text: now }) => setSaved({ ...doc, number, text: now }),
        onError: (error) => toast.error(error.message),
      },
    );
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
    <div data-doc-field={doc.field} className="group/doc flex items-center gap-1">
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
          number={newest.number}
          target={{ objectId: doc.objectId }}
          field={doc.field}
          title={`${label} of ${of}`}
          canWrite={canWrite}
        />
      </span>
    </div>
  );
}
