"use client";

import { TriangleAlert } from "lucide-react";
import { useShortcut } from "@/components/frame/shortcuts";
import { SourceLink } from "@/components/marks/source-link";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Revealed } from "@/components/ui/revealed";
import { toast } from "@/components/ui/toast";
import { useReview } from "@/lib/client/use-review";
import type { StaleCause } from "@/lib/domain/review";

const SHOWN_CAUSES = 5;

type StaleBannerProps = {
  slug: string;
  /** The table. */
  objectId: string;
  causes: readonly StaleCause[];
  /** Where what changed stands on the page, by identity. */
  anchors: Readonly<Record<string, string>>;
  canWrite: boolean;
};

/** What changed since the docs were written, and the one key that says they are still true. */
export function StaleBanner({ slug, objectId, causes, anchors, canWrite }: StaleBannerProps) {
  const review = useReview(slug);
  const isStale = causes.length > 0;

  function confirm() {
    review.mutate(
      { kind: "confirm", objectId },
      {
        onError: (error) => toast.error(error.message),
        onSuccess: () => toast.success("Confirmed: the docs are still true"),
      },
    );
  }
  useShortcut("y", "Still true", confirm, { enabled: isStale && canWrite && !review.isPending });
  if (!isStale) return null;

  const rest = causes.length - SHOWN_CAUSES;
  return (
    <section
      aria-label="Stale docs"
      className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-warn/40 bg-warn-soft px-4 py-3 text-sm"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-2rem)]">
        <p className="font-medium">Stale: the schema changed after these docs were written.</p>
        <ul className="mt-1 flex flex-col leading-6">
          {causes.slice(0, SHOWN_CAUSES).map((cause) => (
            <li key={`${cause.objectId}@${cause.position}`} className="break-words">
              <Cause cause={cause} anchor={anchors[cause.objectId]} /> <SourceLink slug={slug} source={cause} />
            </li>
          ))}
          {rest > 0 ? <li className="text-muted-foreground">and {rest} more, in the history below</li> : null}
        </ul>
      </div>
      {canWrite ? (
        <Button onClick={confirm} pending={review.isPending} className="max-sm:ml-8">
          Still true <Kbd>y</Kbd>
        </Button>
      ) : null}
    </section>
  );
}

/** What changed, leading to where it stands on the page, if it still does. */
function Cause({ cause, anchor }: { cause: StaleCause; anchor: string | undefined }) {
  const words = <Revealed>{cause.summary}</Revealed>;
  if (!anchor) return words;
  return (
    <a href={anchor} className="rounded-sm decoration-warn/50 underline-offset-3 hover:underline">
      {words}
    </a>
  );
}
