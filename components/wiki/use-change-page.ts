import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import type { PageChangeInput, PageView } from "@/lib/domain/pages";
import { paths } from "@/lib/domain/paths";

/** Renames, moves, archives or restores a page, then reads what is on screen anew. What is refused is said. */
export function useChangePage(slug: string) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const change = useMutation<PageChangeInput, PageView>({
    mutationFn: (input) => request<PageView>(paths.api.pages(slug), { method: "PATCH", body: input }),
    onSuccess: () => startRefresh(() => router.refresh()),
    onError: (error) => toast.error(error.message),
  });
  return { change: change.mutate, isPending: change.isPending || isRefreshing };
}
