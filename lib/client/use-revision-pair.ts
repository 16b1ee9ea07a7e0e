import { useQuery } from "@tanstack/react-query";
import { paths } from "@/lib/domain/paths";
import type { RevisionPair } from "@/lib/domain/revision-view";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Two revisions of a field and how they differ, once it is wanted. */
export function useRevisionPair(slug: string, docId: string, from: number, to: number, isWanted: boolean) {
  return useQuery({
    queryKey: queryKeys.revisionPair(slug, docId, from, to),
    queryFn: ({ signal }) => request<RevisionPair>(paths.api.docCompare(slug, docId, from, to), { signal }),
    enabled: isWanted,
  });
}
