import { StateLink } from "@/components/frame/state-link";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { ItemWaiver } from "@/lib/domain/checklist-view";
import { paths } from "@/lib/domain/paths";

/** Until when an item is waived and why, or that a waiver of it waits to be decided. */
export function WaiverWords({ slug, waiver }: { slug: string; waiver: ItemWaiver }) {
  const { id, isInForce, endsAt, reason, askedBy, approvedBy, scope } = waiver;
  return (
    <p className="text-xs text-muted-foreground">
      <StateLink
        href={`${paths.waivers(slug)}#${id}`}
        className="inline-flex min-h-6 items-center rounded-sm font-medium text-plum underline decoration-plum/40 underline-offset-3 hover:decoration-plum"
      >
        {isInForce ? "Waived until" : "A waiver is asked for, until"}&nbsp;
        <Time at={endsAt} day />
      </StateLink>
      {scope === "every table" ? ", for every table" : null}: <Revealed isProse>{reason}</Revealed> Asked for by{" "}
      <Revealed>{askedBy}</Revealed>
      {approvedBy === null ? ", waits for somebody else to decide." : ", approved by "}
      {approvedBy === null ? null : (
        <>
          <Revealed>{approvedBy}</Revealed>.
        </>
      )}
    </p>
  );
}
