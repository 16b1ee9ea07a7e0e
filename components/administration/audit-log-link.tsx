import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/domain/paths";

/** Gives the log of what belongs to no project to be checked elsewhere. */
export function AuditLogLink() {
  return (
    <div className="flex max-w-xl flex-col items-start gap-3">
      <p className="text-muted-foreground">
        Sign-ins, refused ones too, accounts, and settings of the instance. Each project has a log of its own under
        Activity.
      </p>
      <Button asChild>
        <a href={paths.api.instanceAudit()} download>
          <Download aria-hidden /> Export for an auditor
        </a>
      </Button>
    </div>
  );
}
