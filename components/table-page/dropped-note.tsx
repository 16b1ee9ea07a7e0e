import { Archive } from "lucide-react";
import { SourceLink } from "@/components/marks/source-link";
import { Link } from "@/components/ui/link";
import { Revealed } from "@/components/ui/revealed";
import { paths } from "@/lib/domain/paths";
import type { StaleCause } from "@/lib/domain/review";

/** Says of a table in the past that it was dropped since, and where its docs are kept. */
export function DroppedNote({ slug, cause }: { slug: string; cause: StaleCause }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-lg border bg-card px-4 py-3 text-sm">
      <Archive className="size-4 text-muted-foreground" aria-hidden />
      <span>
        Dropped since: <Revealed>{cause.summary}</Revealed>
      </span>
      <SourceLink slug={slug} source={cause} />
      <Link href={paths.archive(slug)} className="rounded-sm underline decoration-border underline-offset-3">
        Its docs are in the archive
      </Link>
    </p>
  );
}
