import "server-only";
import { type KindCoverage, sumCoverage } from "@/lib/domain/coverage";
import { templateKinds } from "@/lib/domain/template";

/** Coverages by kind, in the order of the vocabulary, without the kinds of which nothing must be written. */
export function sumByKind(parts: readonly KindCoverage[]): readonly KindCoverage[] {
  return templateKinds
    .map((kind) => ({ kind, ...sumCoverage(parts.filter((part) => part.kind === kind)) }))
    .filter(({ required }) => required > 0);
}
