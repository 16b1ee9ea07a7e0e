import { Eye, TriangleAlert } from "lucide-react";
import { SourceLink } from "@/components/marks/source-link";
import { cn } from "@/components/ui/cn";
import { Revealed } from "@/components/ui/revealed";
import type { StaleCause, Unanswered } from "@/lib/domain/review";
import { ConfirmAll } from "./confirm-all";

const SHOWN_CAUSES = 5;

type StaleBannerProps = {
  slug: string;
  /** The table. */
  objectId: string;
  causes: readonly Unanswered[];
  /** What changed beside the table's own docs, and made none stale. */
  beside: readonly StaleCause[];
  /** Where what changed stands on the page, by identity. */
  anchors: Readonly<Record<string, string>>;
  canWrite: boolean;
};

/** What changed since the docs were written, and the one key that says they are still true: a field's, a row's, or all. */
export function StaleBanner({ slug, objectId, causes, beside, anchors, canWrite }: StaleBannerProps) {
  const isStale = causes.length > 0;
  const told = new Map(causes.map((cause) => [keyOf(cause), cause]));
  const others = beside.filter((cause) => !told.has(keyOf(cause)));
  const canConfirm = beside.length > 0 || causes.some(({ fields }) => fields.length > 0);

  const confirmAll = canWrite ? (
    <ConfirmAll slug={slug} objectId={objectId} isOffered={canConfirm}>
      {isStale ? "All still true" : "Still true"}
    </ConfirmAll>
  ) : null;
  if (!isStale && beside.length === 0) return confirmAll;

  const Icon = isStale ? TriangleAlert : Eye;
  return (
    <section
      aria-label={isStale ? "Stale docs" : "Worth a look"}
      className={cn(
        "flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border px-4 py-3 text-sm",
        isStale ? "border-warn/40 bg-warn-soft" : "bg-card",
      )}
    >
      <Icon className={cn("mt-0.5 size-4 shrink-0", isStale ? "text-warn" : "text-muted-foreground")} aria-hidden />
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-2rem)]">
        {isStale ? (
          <>
            <p className="font-medium">{headingOf(causes)}</p>
            <Causes slug={slug} causes={[...told.values()]} anchors={anchors} />
          </>
        ) : null}
        {others.length > 0 ? (
          <>
            <p className={isStale ? "mt-2 text-muted-foreground" : "font-medium"}>
              Worth a look: the table changed beside its own docs.
            </p>
            <Causes slug={slug} causes={others} anchors={anchors} />
          </>
        ) : null}
      </div>
      {confirmAll}
    </section>
  );
}

// One migration may change an object twice, and so may one line.
const keyOf = ({ objectId, position, line, summary }: StaleCause) => `${objectId}@${position}:${line} ${summary}`;

function headingOf(causes: readonly Unanswered[]): string {
  const isOfDocs = causes.some(({ fields }) => fields.length > 0);
  return isOfDocs
    ? "Stale: the schema changed after these docs were written."
    : "Stale: the schema changed after this table was verified. Verify it again.";
}

type CausesProps = Pick<StaleBannerProps, "slug" | "anchors"> & { causes: readonly StaleCause[] };

function Causes({ slug, causes, anchors }: CausesProps) {
  const rest = causes.length - SHOWN_CAUSES;
  return (
    <ul className="mt-1 flex flex-col leading-6">
      {causes.slice(0, SHOWN_CAUSES).map((cause) => (
        <li key={keyOf(cause)} className="break-words">
          <Cause cause={cause} anchor={anchors[cause.objectId]} /> <SourceLink slug={slug} source={cause} />
        </li>
      ))}
      {rest > 0 ? <li className="text-muted-foreground">and {rest} more, in the history below</li> : null}
    </ul>
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
