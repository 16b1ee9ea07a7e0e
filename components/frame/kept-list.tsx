"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import type { OnDemandContent } from "@/components/ui/on-demand";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { Edit } from "@/lib/client/edits/edit";
import { currentPerson, dropEdit, useEdits } from "@/lib/client/edits/edits";
import { loadKeeper } from "@/lib/client/edits/keeping";

const words: Readonly<Record<Edit["state"]["kind"], string>> = {
  writing: "Being written",
  sending: "On its way",
  waiting: "Sent as soon as Strata can be reached",
  "signed out": "Sent once you have signed in again",
  conflict: "Somebody changed it too",
  refused: "Refused",
};

/** What this person wrote in this browser that is not saved, of all projects and tabs, with the way to each. */
export function KeptList({ trigger, defaultOpen }: OnDemandContent) {
  const here = useEdits();
  const [kept, setKept] = useState<readonly Edit[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with every change here.
  useEffect(() => {
    let isThere = true;
    readKept().then(
      (edits) => isThere && setKept(edits),
      () => {},
    );
    return () => {
      isThere = false;
    };
  }, [here]);
  const ids = new Set(here.map(({ id }) => id));
  const all = [...here, ...kept.filter(({ id }) => !ids.has(id))];
  return (
    <Popover defaultOpen={defaultOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Not saved yet" align="end" className="w-96 p-0">
        <p className="border-b px-3 py-2 text-xs text-muted-foreground">
          Kept on this device and not saved. Nobody else sees it.
        </p>
        <ul className="max-h-80 divide-y overflow-y-auto">
          {all.map((edit) => (
            <KeptItem key={edit.id} edit={edit} isElsewhere={!ids.has(edit.id)} />
          ))}
        </ul>
        {all.length === 0 ? <p className="p-3">Everything is saved.</p> : null}
      </PopoverContent>
    </Popover>
  );
}

async function readKept(): Promise<readonly Edit[]> {
  const device = await (await loadKeeper()).device();
  return (await device?.list(currentPerson() ?? "")) ?? [];
}

function KeptItem({ edit, isElsewhere }: { edit: Edit; isElsewhere: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  const { state } = edit;
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <div className="flex items-baseline gap-2">
        <Link href={edit.href} className="min-w-0 flex-1 truncate font-medium hover:underline">
          {edit.label}
        </Link>
        <span className="shrink-0 text-xs text-muted-foreground">
          <Time at={new Date(edit.at).toISOString()} />
        </span>
      </div>
      <p className="line-clamp-2 text-muted-foreground break-words">
        <Revealed isProse>{edit.text}</Revealed>
      </p>
      <div className="flex items-center gap-1 text-xs text-muted-foreground">
        <span className="flex-1">
          {isElsewhere ? "In another tab" : state.kind === "refused" ? state.message : words[state.kind]}
        </span>
        <CopyButton text={edit.text} label={`Copy ${edit.label}`} />
        {isElsewhere ? null : (
          <Button
            size="sm"
            variant={isAsking ? "danger" : "ghost"}
            onClick={() => (isAsking ? dropEdit(edit.id) : setIsAsking(true))}
          >
            {isAsking ? "Discard for good" : "Discard"}
          </Button>
        )}
      </div>
    </li>
  );
}
