import { ChangeMark } from "@/components/marks/change-mark";
import { SandboxMark } from "@/components/marks/sandbox-mark";
import { Revealed } from "@/components/ui/revealed";
import type { ChangeView } from "@/lib/domain/migration-view";

/** What a migration would change, in the order of its statements; what only follows from another change is left out, but for losses. */
export function ChangeItems({ changes, path }: { changes: readonly ChangeView[]; path: string }) {
  const own = changes.filter((change) => !change.consequence || change.isLoss);
  const rest = changes.length - own.length;
  return (
    <ul className="flex flex-col gap-1 pb-2 pl-9 text-sm">
      {own.map((change) => (
        <li key={`${change.kind} ${change.objectId}`} className="flex items-start gap-x-2">
          <span className="flex h-5 shrink-0 items-center">
            <ChangeMark kind={change.kind} />
          </span>
          <span className="min-w-0 flex-1 break-words">
            <Revealed>{change.summary}</Revealed>
            {change.isLoss ? <span className="text-muted-foreground"> as a consequence</span> : null}
          </span>
          <code className="pr-3 font-mono text-xs text-muted-foreground">
            <span className="sr-only">{path} line </span>:{change.source.line}
            {change.source.dynamic ? <SandboxMark /> : null}
          </code>
        </li>
      ))}
      {rest > 0 ? (
        <li className="text-muted-foreground">and {rest.toLocaleString("en")} more that follow from these</li>
      ) : null}
      {changes.length === 0 ? <li className="text-muted-foreground">No change to the schema.</li> : null}
    </ul>
  );
}
