import { Revealed } from "@/components/ui/revealed";
import type { DiffPart as Part } from "@/lib/domain/revision-view";

/** A stretch of a text that is compared with another: as it is, underlined where it was added, struck through where it went. */
export function DiffPart({ kind, text }: Part) {
  const shown = <Revealed isProse>{text}</Revealed>;
  if (kind === "added")
    return <ins className="bg-good-soft text-good decoration-good/50 underline-offset-3">{shown}</ins>;
  if (kind === "removed") return <del className="bg-bad-soft text-bad">{shown}</del>;
  return <span>{shown}</span>;
}
