import { CircleCheck, OctagonAlert } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { cn } from "@/components/ui/cn";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import type { GateChecklist, Verdict } from "@/lib/domain/readiness";
import { isInForce } from "@/lib/domain/waivers";

const link = "rounded-sm text-primary underline underline-offset-3";

/** Exactly what a signature is of: the head migration, every checklist with how it stands, and the waivers in force. */
export function SignedList({ slug, verdict }: { slug: string; verdict: Verdict }) {
  const { head, checklists, waivers } = verdict;
  const inForce = waivers.filter(isInForce);
  return (
    <ul className="divide-y rounded-lg border bg-card text-sm">
      <li className="px-3 py-2">
        The schema at{" "}
        {head === null ? (
          "the beginning: nothing was imported"
        ) : (
          <StateLink href={paths.migration(slug, head.path)} className={cn(link, "font-mono")}>
            <Identifier>{head.version}</Identifier>
          </StateLink>
        )}
        , with the docs of its tables and objects, and the pages that the checklists read.
      </li>
      {checklists.map((checklist) => (
        <ChecklistLine key={checklist.slug} slug={slug} checklist={checklist} />
      ))}
      {inForce.map(({ id, text, table, reason, endsAt, href }) => (
        <li key={id} className="px-3 py-2">
          Waived until <Time at={endsAt} day />:{" "}
          <StateLink href={href} className={link}>
            {table ? <span className="mr-1 font-mono">{`${table.schema}.${table.name}`}</span> : null}
            <Revealed isProse>{text}</Revealed>
          </StateLink>{" "}
          <span className="text-muted-foreground">
            <Revealed isProse>{reason}</Revealed>
          </span>
        </li>
      ))}
    </ul>
  );
}

function ChecklistLine({ slug, checklist }: { slug: string; checklist: GateChecklist }) {
  const { title, version, tally } = checklist;
  const isOpen = tally.blockers > 0;
  const Icon = isOpen ? OctagonAlert : CircleCheck;
  const count = (number: number) => number.toLocaleString("en");
  return (
    <li className="flex items-start gap-2 px-3 py-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", isOpen ? "text-bad" : "text-good")} aria-hidden />
      <span className="min-w-0">
        <StateLink href={paths.checklist(slug, checklist.slug)} className={link}>
          <Revealed>{title}</Revealed>
        </StateLink>
        , version {version}: {count(tally.holding)} of {count(tally.items)} items hold
        {tally.waived > 0 ? `, ${count(tally.waived)} ${tally.waived === 1 ? "is" : "are"} waived` : null}
        {isOpen ? `, ${count(tally.blockers)} ${tally.blockers === 1 ? "blocks" : "block"}` : null}
        {tally.errors > 0 ? `, ${count(tally.errors)} could not be evaluated` : null}.
      </span>
    </li>
  );
}
