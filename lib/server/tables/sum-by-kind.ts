import "server-only";
import { type Coverage, type KindCoverage, sumCoverage } from "@/lib/domain/coverage";
import { documentedKinds } from "@/lib/domain/doc-fields";

const nothing: Coverage = { documented: 0, required: 0 };

/** Coverages by kind, in the order of the vocabulary, without the kinds of which nothing must be written. */
export function sumByKind(parts: Iterable<KindCoverage>): readonly KindCoverage[] {
  const kinds = new Map<string, Coverage>(documentedKinds.map((kind) => [kind, nothing]));
  for (const part of parts) kinds.set(part.kind, sumCoverage([part, kinds.get(part.kind) ?? nothing]));
  return [...kinds].filter(([, { required }]) => required > 0).map(([kind, coverage]) => ({ kind, ...coverage }));
}
