import { useInfiniteQuery } from "@tanstack/react-query";
import type { DocHistory } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** The revisions of a doc, newest first, read a page at a time while `isOpen`. */
export function useDocHistory(slug: string, docId: string, isOpen: boolean) {
  return useInfiniteQuery({
    queryKey: queryKeys.docHistory(slug, docId),
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? "" : `?before=${pageParam}`;
      return request<DocHistory>(paths.api.docHistory(slug, docId) + before, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    enabled: isOpen,
  });
}
