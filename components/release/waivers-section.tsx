import { StateLink } from "@/components/frame/state-link";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { WaiverStateMark } from "@/components/waiver/waiver-state-mark";
import { paths } from "@/lib/domain/paths";
import type { GateWaiver } from "@/lib/domain/readiness";
import { isInForce } from "@/lib/domain/waivers";
import { ItemText } from "./item-text";

/** What is waived, by whom, and when that ends; then what became of others. */
export function WaiversSection({ slug, waivers }: { slug: string; waivers: readonly GateWaiver[] }) {
  if (waivers.length === 0) return null;
  const inForce = waivers.filter(isInForce).length;
  return (
    <Section
      id="waivers"
      title="Waivers"
      detail={inForce === 0 ? "None is in force." : `${inForce.toLocaleString("en")} in force`}
      actions={
        <StateLink
          href={paths.waivers(slug)}
          className="no-print rounded-sm text-sm text-primary underline underline-offset-3"
        >
          All waivers
        </StateLink>
      }
    >
      <ul className="divide-y rounded-lg border bg-card text-sm">
        {waivers.map((waiver) => (
          <WaiverLine key={waiver.id} waiver={waiver} />
        ))}
      </ul>
    </Section>
  );
}

function WaiverLine({ waiver }: { waiver: GateWaiver }) {
  const { state, isOutdated, table, text, reason, requestedBy, approvedBy, endsAt, href } = waiver;
  return (
    <li className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 py-2 max-sm:grid-cols-1 print:break-inside-avoid">
      <WaiverStateMark state={state} isOutdated={isOutdated} />
      <div className="flex min-w-0 flex-col gap-1">
        <StateLink href={href} className="text-pretty decoration-primary/40 underline-offset-3 hover:underline">
          <ItemText table={table} text={text} />
        </StateLink>
        <p className="text-xs text-muted-foreground">
          {state === "expired" ? "Ended" : "Ends"} <Time at={endsAt} />. Asked for by <Revealed>{requestedBy}</Revealed>
          {approvedBy === null ? null : (
            <>
              , approved by <Revealed>{approvedBy}</Revealed>
            </>
          )}
          : <Revealed isProse>{reason}</Revealed>
        </p>
      </div>
    </li>
  );
}
