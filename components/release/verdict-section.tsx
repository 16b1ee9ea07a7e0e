import { CircleCheck, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { cn } from "@/components/ui/cn";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import type { Readiness } from "@/lib/domain/readiness";
import { anchorOfOwner } from "./anchor-of-owner";

/** Ready or not, and why not; then what the verdict is of. */
export function VerdictSection({ readiness }: { readiness: Readiness }) {
  const { isReady, reasons, project, head, counts, owners, checklists, evaluatedAt, error } = readiness;
  const Icon = isReady ? CircleCheck : OctagonAlert;
  const hue = isReady ? "text-good" : "text-bad";
  const count = (number: number) => number.toLocaleString("en");
  return (
    <section aria-label="Verdict" className="flex flex-col gap-4 rounded-lg border bg-card p-4">
      <div className="flex items-start gap-2">
        <Icon className={cn("mt-0.5 size-6 shrink-0", hue)} aria-hidden />
        <div className="min-w-0">
          <p className={cn("text-lg font-semibold", hue)}>
            {isReady ? "Ready for production" : "Not ready for production"}
          </p>
          {isReady ? <p>Nothing blocks it, and every signature that is asked for is there.</p> : null}
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {checklists.length === 0 && error === null ? (
            <StateLink
              href={paths.checklists(project.slug)}
              className="no-print rounded-sm text-primary underline underline-offset-3"
            >
              Go to the checklists
            </StateLink>
          ) : null}
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm lg:grid-cols-4 print:grid-cols-4">
        <Fact label="Project">
          <Revealed>{project.name}</Revealed>
        </Fact>
        <Fact label="Head migration">
          {head ? (
            <StateLink
              href={paths.migration(project.slug, head.path)}
              className="rounded-sm font-mono underline decoration-border underline-offset-3"
            >
              <Identifier>{head.version}</Identifier>
            </StateLink>
          ) : (
            "None yet"
          )}
        </Fact>
        <Fact label="Evaluated">
          <Time at={evaluatedAt} />
        </Fact>
        <Fact label="Items that hold">
          {count(counts.holding)} of {count(counts.items)}
          {counts.waived > 0 ? `, ${count(counts.waived)} waived` : null}
        </Fact>
      </dl>
      {owners.length === 0 ? null : (
        <ul aria-label="Blockers by owner" className="flex flex-wrap gap-x-5 gap-y-1 border-t pt-3 text-sm">
          {owners.map((group) => (
            <li key={anchorOfOwner(group)} className="tabular-nums">
              <a
                href={`#${anchorOfOwner(group)}`}
                className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
              >
                <Revealed>{group.owner?.name ?? "Nobody"}</Revealed>
              </a>{" "}
              {count(group.count)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
