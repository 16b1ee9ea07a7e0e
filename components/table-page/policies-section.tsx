import { RlsMark } from "@/components/marks/rls-mark";
import { Section } from "@/components/ui/section";
import type { PolicyView, TablePage } from "@/lib/domain/catalog-view";
import { CardList } from "./card-list";
import type { SectionProps } from "./table-page-view";

const commands = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;

/** Row level security: what each command is allowed by, then each policy with why it is so. */
export function PoliciesSection(props: SectionProps) {
  const { page, usesRls } = props;
  const { table, policies } = page;
  if (table.rls === "not applicable") return null;
  const mark = <RlsMark rls={table.rls} policies={table.policies} isCalm={!usesRls} />;
  return (
    <Section id="policies" title="Policies" detail={mark}>
      {usesRls ? (
        <CommandMatrix rls={table.rls} policies={policies} />
      ) : (
        <p className="text-sm text-muted-foreground">
          This schema uses no row level security: what a role may do with the rows follows from its grants.
        </p>
      )}
      {policies.length > 0 ? (
        <CardList {...props} kind="policy" objects={policies} factsOf={factsOf} definitionsOf={definitionsOf} />
      ) : null}
    </Section>
  );
}

function CommandMatrix({ rls, policies }: { rls: TablePage["table"]["rls"]; policies: readonly PolicyView[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border text-sm sm:grid-cols-4">
      {commands.map((command) => (
        <div key={command} className="flex flex-col gap-1 bg-card p-3">
          <dt className="font-mono text-xs font-medium">{command}</dt>
          <dd className="text-xs text-muted-foreground">{verdictOf(command, rls, policies)}</dd>
        </div>
      ))}
    </dl>
  );
}

function verdictOf(command: string, rls: TablePage["table"]["rls"], policies: readonly PolicyView[]): string {
  if (rls === "disabled") return "Not restricted: row level security is off";
  const allowing = policies.filter((policy) => policy.permissive && [command, "ALL"].includes(policy.command));
  if (allowing.length === 0) return "Not allowed: no policy";
  const roles = [...new Set(allowing.flatMap((policy) => policy.roles))];
  return `${allowing.length === 1 ? "1 policy" : `${allowing.length} policies`}, for ${roles.join(", ") || "everyone"}`;
}

function factsOf(policy: PolicyView): string {
  return [
    policy.command,
    policy.permissive ? "permissive" : "restrictive",
    `to ${policy.roles.join(", ") || "public"}`,
  ].join(" · ");
}

function definitionsOf({ using, check }: PolicyView): readonly string[] {
  return [...(using === null ? [] : [`USING (${using})`]), ...(check === null ? [] : [`WITH CHECK (${check})`])];
}
