"use client";

import { useState } from "react";
import { DocHistoryButton } from "@/components/docs/doc-history";
import { Button } from "@/components/ui/button";
import { LineQuestion } from "@/components/ui/line-question";
import { toast } from "@/components/ui/toast";
import { useSaveDoc } from "@/lib/client/use-save-doc";
import type { StatedRelationship } from "@/lib/domain/relationships";

type StatedButtonsProps = { slug: string; stated: StatedRelationship; of: string; canWrite: boolean };

/** Withdraws a stated relationship, which is a revision; the second button opens all of them. */
export function StatedButtons({ slug, stated, of, canWrite }: StatedButtonsProps) {
  const save = useSaveDoc(slug);
  const [withdrawal, setWithdrawal] = useState<"unasked" | "asked" | "refused">("unasked");
  const statement = stated.docs.statement;
  if (!statement) return null;
  const { objectId, field, number, docId } = statement;

  function withdraw() {
    save.mutate(
      { objectId, field, base: number, text: "" },
      {
        onError: (error) => toast.error(error.message),
        onSuccess: () => toast.success("Withdrawn. Stated again, it comes back with its history."),
      },
    );
  }

  if (withdrawal === "asked") {
    return (
      <LineQuestion
        confirm="Withdraw"
        keep="Keep"
        onConfirm={() => {
          setWithdrawal("unasked");
          withdraw();
        }}
        onKeep={() => setWithdrawal("refused")}
      >
        Withdraw it from both tables?
      </LineQuestion>
    );
  }
  return (
    <>
      {canWrite ? (
        <Button
          autoFocus={withdrawal === "refused"}
          size="sm"
          variant="ghost"
          pending={save.isPending}
          onClick={() => setWithdrawal("asked")}
        >
          Withdraw<span className="sr-only"> {of}</span>
        </Button>
      ) : null}
      <DocHistoryButton
        slug={slug}
        docId={docId}
        number={number}
        target={{ objectId }}
        field={field}
        title={`Stated relationship ${of}`}
        canWrite={canWrite}
      />
    </>
  );
}
