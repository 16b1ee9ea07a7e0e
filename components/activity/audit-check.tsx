"use client";

import { Download, Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { request } from "@/lib/client/request";
import { useMutation } from "@/lib/client/use-mutation";
import { breakWords, type ExportReport } from "@/lib/domain/export-report";
import { paths } from "@/lib/domain/paths";

/** Checks the audit log and the revisions when asked and says how far they hold; and gives them to be checked elsewhere. */
export function AuditCheck({ slug }: { slug: string }) {
  const [report, setReport] = useState<ExportReport | null>(null);
  const check = useMutation<undefined, ExportReport>({
    mutationFn: () => request<ExportReport>(paths.api.auditCheck(slug)),
    onMutate: () => setReport(null),
    onSuccess: setReport,
  });
  return (
    <div className="flex flex-col items-end gap-1">
      <div className="flex flex-wrap justify-end gap-2">
        <Button pending={check.isPending} onClick={() => check.mutate(undefined)}>
          <Link2 aria-hidden /> Check the audit log
        </Button>
        <Button asChild>
          <a href={paths.api.audit(slug)} download>
            <Download aria-hidden /> Export for an auditor
          </a>
        </Button>
      </div>
      <FormMessage tone={report?.broken === null ? "good" : "bad"}>
        {check.error?.message ?? (report ? wordsOf(report) : null)}
      </FormMessage>
    </div>
  );
}

function wordsOf({ ends: { audit, revision }, broken }: ExportReport): string {
  const reach = `${audit.sequence.toLocaleString("en")} records and ${revision.sequence.toLocaleString("en")} revisions`;
  if (broken === null) return `All ${reach} hold, up to ${audit.hash?.slice(0, 12)}…`;
  const place = [broken.type, broken.sequence].filter((part) => part !== null).join(" ");
  return `Holds up to ${reach}. At ${place}: ${breakWords[broken.reason]}.`;
}
