import { ChevronRight, ExternalLink } from "lucide-react";
import { lazy, Suspense } from "react";
import { StateLink } from "@/components/frame/state-link";
import { StatusMark } from "@/components/marks/status-mark";
import { ReasonLine } from "@/components/review/reason-line";
import { RequestWords, VerifiedWords } from "@/components/review/request-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Identifier } from "@/components/ui/identifier";
import { Skeleton } from "@/components/ui/skeleton";
import { paths } from "@/lib/domain/paths";
import type { MovedTable, ReviewRow } from "@/lib/domain/review-view";

const ReviewLook = lazy(() => import("./review-look"));

type ReviewItemProps = {
  slug: string;
  row: ReviewRow;
  index: number;
  moved: MovedTable | undefined;
  isActive: boolean;
  isOpen: boolean;
  isSendingBack: boolean;
  isPending: boolean;
  canVerify: boolean;
  onPoint: () => void;
  onLook: () => void;
  onShown: (key: string) => void;
  onVerify: () => void;
  onSendBack: () => void;
  onReason: (reason: string) => void;
  onClose: () => void;
};

/** One table of the queue: who asked whom, what moved since it was verified, and, opened, exactly what. */
export function ReviewItem(props: ReviewItemProps) {
  const { slug, row, index, isActive, isOpen, isSendingBack, canVerify } = props;
  const { schema, name, request, verification } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k do the same.
    <li
      data-row={index}
      onClick={props.onPoint}
      className={cn("flex flex-col gap-1 px-3 py-2", isActive && "bg-primary-soft/60")}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={props.onLook}
          className="flex min-w-0 items-center gap-1 rounded-sm font-mono font-medium text-primary"
        >
          <ChevronRight className={cn("size-4 shrink-0 transition-transform", isOpen && "rotate-90")} aria-hidden />
          <span className="min-w-0 break-words">
            <Identifier>{nameOf(row)}</Identifier>
          </span>
        </button>
        <StatusMark status={row.status} />
        <span className="text-xs text-muted-foreground">{row.owner ? row.owner.name : "No owner"}</span>
        <StateLink
          href={paths.table(slug, schema, name)}
          aria-label={`Open ${name}`}
          className="rounded-sm p-1 text-muted-foreground hover:text-foreground"
        >
          <ExternalLink className="size-3.5" aria-hidden />
        </StateLink>
        {canVerify ? <Actions {...props} /> : null}
      </div>
      <p className="pl-5 break-words">
        {request ? (
          <RequestWords request={request} />
        ) : verification ? (
          <VerifiedWords verification={verification} />
        ) : null}
      </p>
      <p className="pl-5 text-xs text-muted-foreground">{movedWords(row)}</p>
      {isSendingBack ? (
        <div className="mt-1 pl-5">
          <ReasonLine
            label="What is missing in"
            name={name}
            confirm="Send back"
            isPending={props.isPending}
            onSend={props.onReason}
            onClose={props.onClose}
          />
        </div>
      ) : null}
      {isOpen ? (
        <div className="mt-1 pl-5">
          <Suspense fallback={<Skeleton className="h-12" />}>
            <ReviewLook slug={slug} row={row} moved={props.moved} onShown={props.onShown} />
          </Suspense>
        </div>
      ) : null}
    </li>
  );
}

function Actions({ row, onVerify, onSendBack }: ReviewItemProps) {
  return (
    <div className="ml-auto flex items-center gap-2">
      {row.isOwn ? (
        <span className="text-xs text-muted-foreground">Somebody else has to verify it</span>
      ) : (
        <Button size="sm" onClick={onVerify}>
          Verify<span className="sr-only">: {row.name}</span>
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onSendBack}>
        Send back<span className="sr-only">: {row.name}</span>
      </Button>
    </div>
  );
}

function nameOf({ schema, name }: ReviewRow): string {
  return schema === "" || schema === "public" || schema === "main" ? name : `${schema}.${name}`;
}

/** `3 fields written and 1 schema change since it was verified`. */
export function movedWords({
  writings,
  changes,
  verification,
}: Pick<ReviewRow, "writings" | "changes" | "verification">) {
  const fields = writings === 1 ? "1 field written" : `${writings.toLocaleString("en")} fields written`;
  const schema = changes === 1 ? "1 schema change" : `${changes.toLocaleString("en")} schema changes`;
  if (!verification) return `Never verified: ${fields}, ${schema}`;
  if (writings + changes === 0) return "Nothing moved since it was verified";
  const both = [...(writings > 0 ? [fields] : []), ...(changes > 0 ? [schema] : [])].join(" and ");
  return `${both} since it was verified`;
}
