import { useQuery } from "@tanstack/react-query";
import { paths } from "@/lib/domain/paths";
import type { TableReview } from "@/lib/domain/review-view";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Where the review of a table stands, with what was written and changed since it was verified last; anew for each `version`. */
export function useTableReview(slug: string, objectId: string, version = "") {
  return useQuery({
    queryKey: queryKeys.review(slug, objectId, version),
    queryFn: ({ signal }) => request<TableReview>(paths.api.review(slug, objectId), { signal }),
  });
}
