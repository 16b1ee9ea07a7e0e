"use client";

import { UserRound, UsersRound } from "lucide-react";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import type { Owner } from "@/lib/domain/review";
import { ChoicePicker } from "./choice-picker";

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
  const review = useReview(slug);

  function set(next: Owner | undefined) {
    const given = next ? { kind: next.kind, id: next.id } : null;
    review.mutate(
      { kind: "owner", objectIds: [...objectIds], owner: given },
      { onError: (error) => toast.error(error.message) },
    );
  }

  const shown = props.label ?? owner?.name ?? "No owner";
  if (!canSet) return <span className="text-sm text-muted-foreground">{shown}</span>;
  return (
    <ChoicePicker
      word="owner"
      shortcut="o"
      hasKeys={hasKeys}
      shown={shown}
      icon={iconOf(owner)}
      isPending={review.isPending}
      label="Choose an owner"
      placeholder="Find a member or team"
      empty="Nobody of that name. Members are invited under Members."
      none="No owner"
      chosen={owner}
      choices={choices.map((choice) => ({ ...choice, icon: iconOf(choice) }))}
      onChoose={(id) => set(choices.find((choice) => choice.id === id))}
    />
  );
}

function iconOf(owner: Owner | null) {
  return owner?.kind === "team" ? <UsersRound aria-hidden /> : <UserRound aria-hidden />;
}
