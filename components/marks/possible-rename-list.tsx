import { ArrowRight } from "lucide-react";
import { StateLink } from "@/components/frame/state-link";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { PossibleRenameView } from "@/lib/domain/migration-view";
import { paths } from "@/lib/domain/paths";
import { renameSql } from "@/lib/domain/rename-sql";
import { SourceLink } from "./source-link";

type PossibleRenameListProps = {
  slug: string;
  renames: readonly PossibleRenameView[];
  /** The migration before, where what was dropped can still be looked at; null where there is none or they are several. */
  before?: string | null;
  /** False before an import is applied, when its migrations have no pages yet. */
  isApplied?: boolean;
};

/** What may have been renamed: why it looks so, and what a person can do about it. */
export function PossibleRenameList({ slug, renames, before = null, isApplied = true }: PossibleRenameListProps) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
      {renames.map((each) => (
        <li
          key={`${each.source.path}:${each.source.line} ${each.table}.${each.from}`}
          className="flex flex-col gap-1 px-3 py-2"
        >
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5 font-mono font-medium">
              <Identifier>{each.kind === "column" ? `${each.table}.${each.from}` : each.from}</Identifier>
              <ArrowRight aria-label="perhaps renamed to" role="img" className="size-3.5 text-faint" />
              <Identifier>{each.to}</Identifier>
            </span>
            <span className="text-xs text-muted-foreground tabular-nums">{Math.round(each.score * 100)} % alike</span>
            <span className="ml-auto">
              {isApplied ? (
                <SourceLink slug={slug} source={each.source} />
              ) : (
                <code className="font-mono text-xs text-muted-foreground">
                  {each.source.version}:{each.source.line}
                </code>
              )}
            </span>
          </div>
          <p className="break-words">
            <Revealed>{each.why}</Revealed>
          </p>
          <p className="text-muted-foreground">
            {isApplied ? null : (
              <>
                If it is one, write <code className="font-mono text-xs wrap-anywhere">{renameSql(each)}</code> instead:
                docs and history then stay with it.{" "}
              </>
            )}
            <Written slug={slug} rename={each} before={isApplied ? before : null} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Written({ slug, rename, before }: { slug: string; rename: PossibleRenameView; before: string | null }) {
  const { kind, schema, table, from, docs } = rename;
  if (docs === 0) return "Nobody wrote anything about what was dropped.";
  const words = `${docs} ${docs === 1 ? "field was" : "fields were"} written about ${from}`;
  if (before === null) return `${words}; what was written is kept with it.`;
  const there = paths.tableAsOf(slug, schema, table, before);
  return (
    <>
      {words}.{" "}
      <StateLink
        href={kind === "column" ? `${there}#column-${encodeURIComponent(from)}` : there}
        className="rounded-sm text-primary underline decoration-primary/40 underline-offset-3"
      >
        Read {docs === 1 ? "it" : "them"} as of {before}
      </StateLink>
      , to write what still holds about {rename.to}.
    </>
  );
}
