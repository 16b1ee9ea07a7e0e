import { CircleCheck } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { BlockersOfOwner, Readiness } from "@/lib/domain/readiness";
import { anchorOfOwner } from "./anchor-of-owner";
import { BlockerRow } from "./blocker-row";
import { RowKeys } from "./row-keys";

/** What keeps the gate closed, by who answers for it; of each owner the first, and the way to the rest. */
export function BlockersSection({ slug, readiness }: { slug: string; readiness: Readiness }) {
  const { blockers, owners, counts, checklists, can } = readiness;
  if (checklists.length === 0 && counts.blockers === 0) return null;
  const sources = owners.flatMap((group) => group.checklists.map(({ checklist }) => checklist.title));
  const isOfSeveral = new Set(sources).size > 1;
  return (
    <Section id="blockers" title="Blockers" detail={counts.blockers.toLocaleString("en")}>
      {counts.blockers === 0 ? (
        <EmptyState icon={<CircleCheck aria-hidden />} level={3} title="Nothing blocks">
          Every item of P0 holds, or is waived.
        </EmptyState>
      ) : null}
      <RowKeys>
        {owners.map((group) => {
          const own = blockers.filter(({ owner }) => owner?.id === group.owner?.id);
          return (
            <section
              key={anchorOfOwner(group)}
              id={anchorOfOwner(group)}
              aria-label={wordsOf(group)}
              className="flex scroll-mt-20 flex-col gap-1.5"
            >
              <h3 className="font-medium">
                <Revealed>{wordsOf(group)}</Revealed>{" "}
                <span className="font-normal text-muted-foreground tabular-nums">
                  {group.count.toLocaleString("en")}
                </span>
              </h3>
              {own.length === 0 ? null : (
                <ul className="divide-y rounded-lg border bg-card text-sm">
                  {own.map((blocker) => (
                    <BlockerRow
                      key={`${blocker.checklist.title} ${blocker.item} ${blocker.table?.objectId}`}
                      slug={slug}
                      blocker={blocker}
                      isOfSeveral={isOfSeveral}
                      canAskWaiver={can.includes("waiver.ask")}
                    />
                  ))}
                </ul>
              )}
              {own.length < group.count ? <TheRest group={group} shown={own.length} /> : null}
            </section>
          );
        })}
      </RowKeys>
    </Section>
  );
}

function wordsOf({ owner }: BlockersOfOwner): string {
  return owner?.name ?? "Nobody owns these";
}

function TheRest({ group: { count, checklists }, shown }: { group: BlockersOfOwner; shown: number }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-muted-foreground">
      <span>
        {shown === 0 ? "Listed elsewhere" : `${(count - shown).toLocaleString("en")} more`}. All of them, by checklist:
      </span>
      {checklists.map(({ checklist, count: own, href }) => (
        <span key={href} className="tabular-nums">
          <StateLink href={href} className="rounded-sm text-primary underline underline-offset-3">
            <Revealed>{checklist.title}</Revealed>
          </StateLink>{" "}
          {own.toLocaleString("en")}
        </span>
      ))}
    </p>
  );
}
