import { paths } from "@/lib/domain/paths";
import type { Reviewed, ReviewInput } from "@/lib/domain/reviews";
import { useCall } from "./use-call";

/** Sets status or owner of tables, or confirms that their docs are still true. */
export function useReview(slug: string) {
  return useCall<ReviewInput, Reviewed>(paths.api.reviews(slug));
}
