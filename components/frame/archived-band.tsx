import { Archive } from "lucide-react";
import { Link } from "@/components/ui/link";

/** Above every page of an archived project: why nothing can be changed. `settingsHref` is for those who may restore it. */
export function ArchivedBand({ settingsHref }: { settingsHref: string | null }) {
  return (
    <div role="note" className="no-print flex min-h-9 items-start gap-x-3 border-b bg-muted px-4 py-2 text-sm md:px-6">
      <Archive className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden />
      <p>
        This project is archived: it can be read, and nothing in it changes.{" "}
        {settingsHref ? (
          <Link href={settingsHref} className="rounded-sm font-medium text-primary underline underline-offset-3">
            Restore it in its settings
          </Link>
        ) : null}
      </p>
    </div>
  );
}
