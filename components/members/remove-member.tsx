"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";

export type RemoveMemberProps = { name: string; onConfirm: () => void; disabled: boolean };

export function RemoveMember({ name, onConfirm, disabled }: RemoveMemberProps) {
  return (
    <AlertDialog
      trigger={
        <Button variant="ghost" size="sm" disabled={disabled} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      description="The project is not there for them any more. What they wrote stays."
      confirm="Remove"
      danger
      onConfirm={onConfirm}
    />
  );
}
