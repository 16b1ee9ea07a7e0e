"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useSaveDoc } from "@/lib/client/use-save-doc";
import type { DocView } from "@/lib/domain/catalog-view";

type SchemaWordsButtonsProps = {
  slug: string;
  doc: DocView;
  of: string;
  /** The words of the schema, and the migration they came with. */
  text: string;
  version: string;
  /** Whether what is written can be kept against them. */
  canKeep: boolean;
};

/** Takes the words of the schema over as an ordinary revision, or says that what is written still holds. */
export function SchemaWordsButtons({ slug, doc, of, text, version, canKeep }: SchemaWordsButtonsProps) {
  const save = useSaveDoc(slug);

  function submit(kind: "edit" | "confirm") {
    const { objectId, field, number: base } = doc;
    const said =
      kind === "edit"
        ? { text, reason: `Taken over from the schema's comment at ${version}` }
        : { text: doc.text, reason: `Kept when the schema's comment changed at ${version}` };
    save.mutate({ objectId, field, base, kind, ...said }, { onError: (error) => toast.error(error.message) });
  }

  const whose = <span className="sr-only"> the schema's comment on {of}</span>;
  return (
    <>
      <Button size="sm" pending={save.isPending} onClick={() => submit("edit")} className="h-6 px-2 text-xs">
        Take over{whose}
      </Button>
      {canKeep ? (
        <Button size="sm" variant="ghost" onClick={() => submit("confirm")} className="h-6 px-2 text-xs">
          Keep ours<span className="sr-only"> for {of}</span>
        </Button>
      ) : null}
    </>
  );
}
