"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { labelsOf } from "./shortcut-keys";
import type { Shortcut } from "./shortcuts";
import { useIsMac } from "./use-is-mac";

export type ShortcutsDialogProps = { shortcuts: readonly Shortcut[]; onClose: () => void };

/** The keys that work on this page: its own, in the order they were registered, then those that lead elsewhere. The default export is what `lazy` takes. */
export default function ShortcutsDialog({ shortcuts, onClose }: ShortcutsDialogProps) {
  const isMac = useIsMac();
  const rows = [...new Map(shortcuts.map((each) => [each.keys, each.label]))];
  const isPlace = (keys: string) => keys.startsWith("g ");
  const isAnywhere = (keys: string) => keys.startsWith("mod+");
  const groups = [
    ["On this page", rows.filter(([keys]) => !isPlace(keys) && !isAnywhere(keys))],
    ["Go to", rows.filter(([keys]) => isPlace(keys))],
    ["Everywhere", [...rows.filter(([keys]) => isAnywhere(keys)), ["?", "Show these keys"] as const]],
  ] as const;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Keys" description="They do nothing while you type in a field." size="md">
        <DialogBody>
          <div className="flex flex-col gap-5">
            {groups
              .filter(([, keys]) => keys.length > 0)
              .map(([title, keys]) => (
                <section key={title} aria-label={title} className="flex flex-col gap-1">
                  <h3 className="text-xs font-medium text-muted-foreground">{title}</h3>
                  <dl className="grid gap-x-8 sm:grid-cols-2">
                    {keys.map(([press, label]) => (
                      <KeyLine key={press} keys={labelsOf(press, isMac)} label={label} />
                    ))}
                  </dl>
                </section>
              ))}
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function KeyLine({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-b text-sm">
      <dt>{label}</dt>
      <dd className="flex shrink-0 gap-1">
        {keys.map((press, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: presses are a fixed sequence.
          <Kbd key={index} className="pointer-coarse:inline-flex">
            {press}
          </Kbd>
        ))}
      </dd>
    </div>
  );
}
