import { useRouter } from "next/navigation";
import { paths } from "@/lib/domain/paths";
import type { Reviewed, ReviewInput } from "@/lib/domain/reviews";
import { request } from "./request";
import { useMutation } from "./use-mutation";

/** Sets status or owner of tables, or confirms that their docs are still true; the page is read anew afterwards. */
export function useReview(slug: string) {
  const router = useRouter();
  return useMutation<ReviewInput, Reviewed>({
    mutationFn: (input) => request<Reviewed>(paths.api.reviews(slug), { method: "POST", body: input }),
    onSettled: () => router.refresh(),
  });
}
