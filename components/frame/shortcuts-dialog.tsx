"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { labelsOf } from "./shortcut-keys";
import type { Shortcut } from "./shortcuts";
import { useIsMac } from "./use-is-mac";

export type ShortcutsDialogProps = { shortcuts: readonly Shortcut[]; onClose: () => void };

/** The keys that work on this page, in the order they were registered. */
export function ShortcutsDialog({ shortcuts, onClose }: ShortcutsDialogProps) {
  const isMac = useIsMac();
  const rows = [...new Map(shortcuts.map((each) => [each.keys, each.label]))];
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Keys" description="They do nothing while you type in a field." size="md">
        <DialogBody>
          <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
            {[...rows, ["?", "Show these keys"] as const].map(([keys, label]) => (
              <div key={keys} className="flex min-h-8 items-center justify-between gap-4 border-b text-sm">
                <dt>{label}</dt>
                <dd className="flex shrink-0 gap-1">
                  {labelsOf(keys, isMac).map((press, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: presses are a fixed sequence.
                    <Kbd key={index}>{press}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
