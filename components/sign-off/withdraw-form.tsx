"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { useSignatures } from "@/lib/client/use-signatures";
import type { StandingSignature } from "@/lib/domain/readiness";
import { MAX_WITHDRAWAL_LENGTH } from "@/lib/domain/signatures";

/** Where somebody takes their own signature back, and says why. */
export function WithdrawForm({ slug, signature }: { slug: string; signature: StandingSignature }) {
  const { mutate, isPending, error } = useSignatures(slug);
  const [reason, setReason] = useState("");
  const given = reason.trim();
  function withdraw(event: FormEvent) {
    event.preventDefault();
    if (given !== "") mutate({ kind: "withdraw", signatureId: signature.id, reason: given });
  }
  return (
    <form onSubmit={withdraw} className="flex max-w-xl flex-col gap-3">
      <p className="text-sm">
        You signed on <Time at={signature.at} />: <Revealed>{signature.meaning}</Revealed>. The signature stays on
        record, and so does that you took it back.
      </p>
      <Field label="Why you take it back" required>
        <Input value={reason} maxLength={MAX_WITHDRAWAL_LENGTH} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" pending={isPending} disabled={given === ""}>
          Withdraw the signature
        </Button>
        <FormMessage>{error?.message}</FormMessage>
      </div>
    </form>
  );
}
