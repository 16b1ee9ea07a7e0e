import { Info, TriangleAlert } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { Mark } from "@/components/ui/badge";
import type { CodeFindingView } from "@/lib/domain/code-view";
import { paths } from "@/lib/domain/paths";
import { CodeLink } from "./code-link";
import { SourceLink } from "./source-link";

type Shown = Omit<CodeFindingView, "table"> & { readonly table?: CodeFindingView["table"] };

const looks = {
  warning: { hue: "warn", icon: TriangleAlert, word: "Differs" },
  info: { hue: "neutral", icon: Info, word: "Not in code" },
} as const;

/** Where code and migrations disagree, each with both places. `address` is where lines of the code can be seen. */
export function CodeFindingList({
  slug,
  findings,
  address = "",
  hasSources = true,
}: {
  slug: string;
  findings: readonly Shown[];
  address?: string;
  /** False before an import is applied, when its migrations have no pages yet. */
  hasSources?: boolean;
}) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card">
      {findings.map((finding) => (
        <Finding
          key={`${finding.code} ${finding.message} ${finding.declaredAt?.line}`}
          slug={slug}
          finding={finding}
          address={address}
          hasSources={hasSources}
        />
      ))}
    </ul>
  );
}

type FindingProps = { slug: string; finding: Shown; address: string; hasSources: boolean };

function Finding({ slug, finding, address, hasSources }: FindingProps) {
  const { hue, icon: Icon, word } = looks[finding.severity];
  const { table, declaredAt, migratedAt } = finding;
  return (
    <li className="flex flex-col gap-1 px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mark hue={hue} icon={<Icon aria-hidden />} title={finding.code}>
          {word}
        </Mark>
        {table ? (
          <StateLink
            href={paths.table(slug, table.schema, table.name)}
            className="rounded-sm font-mono text-xs text-primary hover:underline"
          >
            {table.name}
          </StateLink>
        ) : null}
        {declaredAt ? <CodeLink reference={declaredAt} address={address} label="Code:" /> : null}
        {migratedAt && hasSources ? <SourceLink slug={slug} source={migratedAt} label="Migration:" /> : null}
        {migratedAt && !hasSources ? (
          <code className="font-mono text-xs break-all text-muted-foreground">
            {migratedAt.path}:{migratedAt.line}
          </code>
        ) : null}
      </div>
      <p className="break-words">{finding.message}</p>
    </li>
  );
}
