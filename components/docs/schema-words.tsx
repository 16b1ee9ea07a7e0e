import { FileStack } from "lucide-react";
import { SourceLink } from "@/components/marks/source-link";
import { Revealed } from "@/components/ui/revealed";
import type { DocView, SchemaText } from "@/lib/domain/catalog-view";
import { SchemaWordsButtons } from "./schema-words-buttons";

type SchemaWordsProps = { slug: string; doc: DocView; of: string; words: SchemaText; canWrite: boolean };

/**
 * What the migrations say of an object in words: its first text while nobody has written one, an offer where the words
 * changed after somebody did, a note where they merely differ. Nothing where both say the same.
 */
export function SchemaWords({ slug, doc, of, words, canWrite }: SchemaWordsProps) {
  const { text, source, isNewer } = words;
  const shown = <Revealed isProse>{text}</Revealed>;
  const from = <SourceLink slug={slug} source={source} label={`What the schema says of ${of} comes from`} />;
  const buttons = canWrite ? (
    <SchemaWordsButtons slug={slug} doc={doc} of={of} text={text} version={source.version} canKeep={isNewer} />
  ) : null;
  if (doc.text === "") {
    return (
      <div className="flex flex-col">
        <p className="break-words whitespace-pre-wrap">{shown}</p>
        <p className="flex min-h-6 flex-wrap items-center gap-x-2 text-xs text-muted-foreground">
          <span className="inline-flex items-center gap-1">
            <FileStack className="size-3.5" aria-hidden /> From the migrations
          </span>
          {from} {buttons}
        </p>
      </div>
    );
  }
  if (isNewer) {
    return (
      <div className="mt-1 flex flex-col gap-1 rounded-md border border-warn/40 bg-warn-soft px-2 py-1.5 text-xs">
        <p>The comment in the schema changed after this was written {from}:</p>
        <p className="text-sm break-words whitespace-pre-wrap">{shown}</p>
        <span className="flex flex-wrap gap-2">{buttons}</span>
      </div>
    );
  }
  if (doc.text.trim() === text.trim()) return null;
  return <p className="mt-1 text-xs break-words text-muted-foreground">In the schema: {shown}</p>;
}
