"use client";

import { ChevronDown, UserRound, UsersRound } from "lucide-react";
import { lazy, Suspense } from "react";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import type { Owner } from "@/lib/domain/review";
import { useOpenOnDemand } from "./use-open-on-demand";

const ChoiceList = lazy(() => import("./choice-list"));

type OwnerPickerProps = {
  slug: string;
  objectIds: readonly string[];
  owner: Owner | null;
  choices: readonly Owner[];
  canSet: boolean;
  hasKeys?: boolean;
  /** Instead of the owner's name, where there is no one owner. */
  label?: string;
};

/** Says who answers for one table or a selection: a member or a team. */
export function OwnerPicker({ slug, objectIds, owner, choices, canSet, hasKeys = false, ...props }: OwnerPickerProps) {
  const { trigger: opening, panel, openByKey, close } = useOpenOnDemand();
  const review = useReview(slug);
  useShortcut("o", "Set the owner", openByKey, { enabled: hasKeys && canSet });

  function set(next: Owner | null) {
    close();
    const given = next === null ? null : { kind: next.kind, id: next.id };
    review.mutate(
      { kind: "owner", objectIds: [...objectIds], owner: given },
      { onError: (error) => toast.error(error.message) },
    );
  }

  const label = props.label ?? owner?.name ?? "No owner";
  if (!canSet) return <span className="text-sm text-muted-foreground">{label}</span>;
  const trigger = (
    <Button size="sm" pending={review.isPending} aria-haspopup="dialog" aria-label={`Owner: ${label}`} {...opening}>
      {iconOf(owner)}
      <span className="max-w-40 truncate">{label}</span>
      <ChevronDown className="size-3.5!" aria-hidden />
    </Button>
  );
  if (!panel) return trigger;
  return (
    <Suspense fallback={trigger}>
      <ChoiceList
        {...panel}
        trigger={trigger}
        label="Choose an owner"
        placeholder="Find a member or team"
        empty="Nobody of that name. Members are invited under Members."
        none="No owner"
        chosen={owner}
        choices={choices.map((choice) => ({ ...choice, icon: iconOf(choice) }))}
        onChoose={(id) => set(choices.find((choice) => choice.id === id) ?? null)}
      />
    </Suspense>
  );
}

function iconOf(owner: Owner | null) {
  return owner?.kind === "team" ? <UsersRound aria-hidden /> : <UserRound aria-hidden />;
}
