import { StateLink } from "@/components/frame/state-link";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import type { SigningView } from "@/lib/domain/signatures";

const link = "rounded-sm text-primary underline underline-offset-3";

/** What migrations changed and people wrote since the newest signature, the newest first. */
export function MovedList({ slug, since }: { slug: string; since: SigningView["since"] }) {
  if (since === null) return <p className="text-sm text-muted-foreground">Nobody has signed yet: all of it is new.</p>;
  const { name, at, changes, changesCount, writings, writingsCount } = since;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        <Revealed>{name}</Revealed> signed on <Time at={at} />.{" "}
        {changesCount + writingsCount === 0 ? "Nothing of it was changed or written since." : null}
      </p>
      {changesCount + writingsCount === 0 ? null : (
        <ul className="divide-y rounded-lg border bg-card">
          {changes.map(({ summary, version, path, line, endLine, objectId }) => (
            <li key={`${path} ${line} ${objectId} ${summary}`} className="px-3 py-2">
              <StateLink href={paths.migrationLine(slug, path, line, endLine)} className={link}>
                <Revealed isProse>{summary}</Revealed>
              </StateLink>{" "}
              <span className="font-mono text-xs text-muted-foreground">
                <Identifier>{version}</Identifier>
              </span>
            </li>
          ))}
          {writings.map(({ docId, object, field, from, to, by, at: written }) => (
            <li key={docId} className="px-3 py-2">
              <StateLink href={paths.docRevisions(slug, docId, { from, to })} className={link}>
                <Revealed>{object}</Revealed>, {field}
              </StateLink>{" "}
              <span className="text-xs text-muted-foreground">
                <Revealed>{by}</Revealed>, <Time at={written} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Rest shown={changes.length} count={changesCount} of="changes" />
      <Rest shown={writings.length} count={writingsCount} of="fields written" />
    </div>
  );
}

function Rest({ shown, count, of }: { shown: number; count: number; of: string }) {
  if (shown >= count) return null;
  return (
    <p className="text-muted-foreground">
      {(count - shown).toLocaleString("en")} more {of}.
    </p>
  );
}
