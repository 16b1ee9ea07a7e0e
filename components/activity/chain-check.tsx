"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { paths } from "@/lib/domain/paths";
import { type ChainReport, chainBreakWords } from "@/lib/domain/revision-chain";

/** Checks the chain of the project's revisions when asked, and says how far it holds. */
export function ChainCheck({ slug }: { slug: string }) {
  const [report, setReport] = useState<ChainReport | null>(null);
  const check = useMutation<undefined, ChainReport>({
    mutationFn: () => request<ChainReport>(paths.api.chainCheck(slug)),
    onMutate: () => setReport(null),
    onSuccess: setReport,
  });
  return (
    <div className="flex flex-col items-end gap-1">
      <Button pending={check.isPending} onClick={() => check.mutate(undefined)}>
        <Link2 aria-hidden /> Check the chain of revisions
      </Button>
      <FormMessage tone={report?.isWhole ? "good" : "bad"}>
        {check.error?.message ?? (report ? wordsOf(report) : null)}
      </FormMessage>
    </div>
  );
}

function wordsOf({ end, broken }: ChainReport): string {
  const [count, hash] = [end.sequence.toLocaleString("en"), end.hash?.slice(0, 12) ?? ""];
  if (broken) return `Holds up to revision ${count}. At ${broken.sequence}: ${chainBreakWords[broken.reason]}.`;
  return end.hash === null ? "Nothing has been written yet." : `All ${count} revisions hold, up to ${hash}…`;
}
