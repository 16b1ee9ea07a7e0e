import { StateLink } from "@/components/frame/state-link";
import { ChangeMark } from "@/components/marks/change-mark";
import { SandboxMark } from "@/components/marks/sandbox-mark";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { ChangeView } from "@/lib/domain/migration-view";
import { paths } from "@/lib/domain/paths";
import { type ChangeGroup, groupChanges } from "./group-changes";

/** What a migration changed, by table, each change leading to its lines. */
export function ChangesSection({ slug, changes }: { slug: string; changes: readonly ChangeView[] }) {
  const groups = groupChanges(changes);
  return (
    <Section id="changes" title="What it changed">
      {groups.length === 0 ? (
        <p className="text-sm text-muted-foreground">Nothing in the schema. It may have filled or mended data.</p>
      ) : (
        groups.map((group) => (
          <Group key={group.table ? `${group.table.schema}.${group.table.name}` : ""} slug={slug} group={group} />
        ))
      )}
    </Section>
  );
}

function Group({ slug, group: { table, own, consequences } }: { slug: string; group: ChangeGroup }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-mono text-sm font-semibold">
        {table ? (
          <StateLink
            href={paths.table(slug, table.schema, table.name)}
            className="rounded-sm decoration-border underline-offset-3 hover:underline"
          >
            <Identifier>{table.name}</Identifier>
          </StateLink>
        ) : (
          <span className="font-sans font-medium text-muted-foreground">Beside the tables, or gone since</span>
        )}
      </h3>
      <ul className="flex flex-col gap-1 text-sm">
        {own.map((change) => (
          <li key={`${change.kind} ${change.objectId}`} className="flex items-baseline gap-2">
            <span className="shrink-0">
              <ChangeMark kind={change.kind} />
            </span>
            <a
              href={`#L${change.source.line}${change.source.endLine > change.source.line ? `-L${change.source.endLine}` : ""}`}
              className="min-w-0 rounded-sm break-words decoration-border underline-offset-3 hover:underline"
            >
              <Revealed>{change.summary}</Revealed>
              {change.isLoss ? <span className="text-muted-foreground"> as a consequence</span> : null}
              <span className="ml-2 font-mono text-xs text-muted-foreground">
                :{change.source.line}
                {change.source.dynamic ? <SandboxMark /> : null}
              </span>
            </a>
          </li>
        ))}
        {consequences > 0 ? (
          <li className="text-xs text-muted-foreground">
            {own.length > 0 ? "and " : ""}
            {consequences.toLocaleString("en")} that {consequences === 1 ? "follows" : "follow"} from{" "}
            {own.length > 0 ? "these" : "other changes"}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
