"use client";

import { Trash2 } from "lucide-react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { useAssumptions } from "@/lib/client/use-assumptions";

/** Takes an assumption back. */
export function RemoveAssumption({ slug, id, text }: { slug: string; id: string; text: string }) {
  const assumptions = useAssumptions(slug);
  return (
    <AlertDialog
      trigger={
        <IconButton label={`Remove: ${text}`} size="sm">
          <Trash2 aria-hidden />
        </IconButton>
      }
      title="Remove the assumption?"
      description="It is no longer evaluated. The reasons for its exceptions are kept."
      confirm="Remove"
      danger
      onConfirm={() =>
        assumptions.mutate({ kind: "remove", assumptionId: id }, { onError: (error) => toast.error(error.message) })
      }
    />
  );
}
