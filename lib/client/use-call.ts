import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { request } from "./request";
import { useMutation } from "./use-mutation";

/**
 * Posts to a route of the API. The page is read anew afterwards, and the call is pending until it was: in between, the page still
 * says what was. A call that reached nobody is offered again.
 */
export function useCall<Input, Answer>(path: string) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const mutation = useMutation<Input, Answer>({
    isKept: true,
    mutationFn: (input) => request<Answer>(path, { method: "POST", body: input }),
    onSettled: () => startRefresh(() => router.refresh()),
  });
  return { ...mutation, isPending: mutation.isPending || isRefreshing };
}
