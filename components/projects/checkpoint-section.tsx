"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { FormMessage } from "@/components/ui/form-message";
import { makeCheckpointAction } from "@/lib/actions/checkpoints";
import { useActionForm } from "@/lib/client/use-action-form";

type CheckpointSectionProps = {
  slug: string;
  publicKey: string | null;
  /** How much is signed. */
  children: ReactNode;
};

/** The key that checkpoints are signed with, and one made now. */
export function CheckpointSection({ slug, publicKey, children }: CheckpointSectionProps) {
  const { form, message, isPending } = useActionForm(makeCheckpointAction);
  if (publicKey === null)
    return (
      <p className="max-w-xl text-muted-foreground">
        This instance has no key to sign with: CHECKPOINT_KEY is not set.
      </p>
    );
  return (
    <form {...form} className="flex max-w-xl flex-col items-start gap-3">
      <p className="text-muted-foreground">
        The audit log and the revisions are signed by themselves, every ten minutes in which something happened. Whoever
        verifies an export gives this public key.
      </p>
      <p className="group flex max-w-full items-start gap-1 font-mono text-xs">
        <span className="min-w-0 break-all">{publicKey}</span>
        <CopyButton text={publicKey} label="Copy the public key" />
      </p>
      {children}
      <input type="hidden" name="project" value={slug} />
      <Button type="submit" pending={isPending}>
        Make a checkpoint now
      </Button>
      <FormMessage collapse>{message}</FormMessage>
    </form>
  );
}
