"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useChecklists } from "@/lib/client/use-checklists";
import { paths } from "@/lib/domain/paths";

/** Attaches the checklist that ships with Strata. */
export function AttachChecklist({ slug }: { slug: string }) {
  const router = useRouter();
  const checklists = useChecklists(slug);
  const onError = (error: Error) => toast.error(error.message);

  function attachShipped() {
    checklists.mutate(
      { kind: "attach", template: "production blockers" },
      { onError, onSuccess: (made) => router.push(paths.checklist(slug, made.slug)) },
    );
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" pending={checklists.isPending} onClick={attachShipped}>
        Attach the production checklist
      </Button>
    </div>
  );
}
