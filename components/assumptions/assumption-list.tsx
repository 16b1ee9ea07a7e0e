import { CircleCheck, OctagonAlert } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { AssumptionList as List } from "@/lib/domain/assumptions";
import { ExceptionReason } from "./exception-reason";
import { RemoveAssumption } from "./remove-assumption";

/** What is taken for granted: true, or each exception with why it is one. */
export function AssumptionList({ slug, list: { assumptions, can } }: { slug: string; list: List }) {
  if (assumptions.length === 0)
    return (
      <EmptyState title="No assumptions yet">
        An assumption is what everybody takes for granted about the schema, such as “every table has a uuid primary
        key”. It is held against the catalog: true, or a list of exceptions, each of which needs a reason.
      </EmptyState>
    );
  return (
    <ul className="flex flex-col gap-4 text-sm">
      {assumptions.map(({ id, text, about, exceptions, holds }) => (
        <li key={id} className="flex flex-col gap-3 rounded-lg border bg-card p-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="min-w-0 flex-1 text-base font-semibold">
              <Revealed isProse>{text}</Revealed>
            </h2>
            <Badge
              hue={holds ? "good" : "bad"}
              icon={holds ? <CircleCheck aria-hidden /> : <OctagonAlert aria-hidden />}
            >
              {exceptions.length === 0 ? "True" : holds ? "Holds, with exceptions" : "Does not hold"}
            </Badge>
            {can.includes("checklist.manage") ? <RemoveAssumption slug={slug} id={id} text={text} /> : null}
          </div>
          <p className="text-xs text-muted-foreground tabular-nums">
            {exceptions.length === 0
              ? `True of all ${about.toLocaleString("en")}.`
              : `${exceptions.length.toLocaleString("en")} of ${about.toLocaleString("en")} are exceptions.`}
          </p>
          {exceptions.length > 0 ? (
            <ul className="divide-y rounded-md border">
              {exceptions.map((exception) => (
                <li key={exception.objectId} className="flex flex-col gap-1 px-3 py-2">
                  <StateLink
                    href={exception.href}
                    className="inline-flex min-h-6 w-fit items-center rounded-sm font-mono text-primary underline-offset-3 hover:underline"
                  >
                    <Identifier>{exception.name}</Identifier>
                  </StateLink>
                  <ExceptionReason
                    slug={slug}
                    assumptionId={id}
                    exception={exception}
                    canSay={can.includes("checklist.tick")}
                  />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
