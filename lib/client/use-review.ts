import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { paths } from "@/lib/domain/paths";
import type { Reviewed, ReviewInput } from "@/lib/domain/reviews";
import { request } from "./request";

/** Sets status or owner of tables, or confirms that their docs are still true; the page is read anew afterwards. */
export function useReview(slug: string) {
  const router = useRouter();
  return useMutation<Reviewed, Error, ReviewInput>({
    mutationFn: (input) => request<Reviewed>(paths.api.reviews(slug), { method: "POST", body: input }),
    onSettled: () => router.refresh(),
  });
}
