import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { paths } from "@/lib/domain/paths";
import type { Reviewed, ReviewInput } from "@/lib/domain/reviews";
import { request } from "./request";
import { useMutation } from "./use-mutation";

/**
 * Sets status or owner of tables, or confirms that their docs are still true. The page is read anew afterwards, and the call is pending
 * until it was: in between, the page still says what was.
 */
export function useReview(slug: string) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const mutation = useMutation<ReviewInput, Reviewed>({
    mutationFn: (input) => request<Reviewed>(paths.api.reviews(slug), { method: "POST", body: input }),
    onSettled: () => startRefresh(() => router.refresh()),
  });
  return { ...mutation, isPending: mutation.isPending || isRefreshing };
}
