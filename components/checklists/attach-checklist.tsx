"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useChecklists } from "@/lib/client/use-checklists";
import { paths } from "@/lib/domain/paths";

/** Attaches the checklist that ships with Strata, or one to be written. */
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

  function beginOwn() {
    const check = { kind: "person", lapses: false } as const;
    const item = { id: "first", text: "Somebody looked at it.", priority: "P1", owner: null, check } as const;
    const sections = [{ id: "first-section", title: "First section", each: "project" as const, items: [item] }];
    checklists.mutate(
      { kind: "attach", template: { title: "New checklist", sections } },
      { onError, onSuccess: (made) => router.push(paths.checklistText(slug, made.slug)) },
    );
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" pending={checklists.isPending} onClick={attachShipped}>
        Attach the production checklist
      </Button>
      <Button disabled={checklists.isPending} onClick={beginOwn}>
        Write one
      </Button>
    </div>
  );
}
