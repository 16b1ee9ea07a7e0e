import { useQuery } from "@tanstack/react-query";
import type { BlameList } from "@/lib/domain/blame-view";
import { paths } from "@/lib/domain/paths";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Where each fact of one object comes from, at head (null) or as of a migration. */
export function useBlame(slug: string, objectId: string, asOf: string | null) {
  return useQuery({
    queryKey: queryKeys.blame(slug, objectId, asOf),
    queryFn: ({ signal }) => request<BlameList>(paths.api.blame(slug, objectId, asOf), { signal }),
  });
}
