import { SourceLink } from "@/components/marks/source-link";
import { Revealed } from "@/components/ui/revealed";
import type { StaleCause } from "@/lib/domain/review";
import type { MovedSince } from "@/lib/domain/review-view";
import { WrittenField } from "./written-field";

/** What was written and changed of a table since a point: each field with its texts before and after, each change with its migration. */
export function ReviewDetails({ slug, since: { writings, changes } }: { slug: string; since: MovedSince }) {
  return (
    <div className="flex flex-col gap-3">
      {changes.length > 0 ? (
        <ul aria-label="Changed by migrations" className="flex flex-col gap-1">
          {changes.slice(0, MOST_CHANGES).map((change) => (
            <Change key={`${change.position} ${change.objectId} ${change.summary}`} slug={slug} change={change} />
          ))}
          {changes.length > MOST_CHANGES ? (
            <li className="text-muted-foreground">
              and {changes.length - MOST_CHANGES} more, in the history of the table
            </li>
          ) : null}
        </ul>
      ) : null}
      {writings.length > 0 ? (
        <ul aria-label="Docs written" className="flex flex-col gap-1">
          {writings.map((writing) => (
            <WrittenField
              key={writing.docId}
              slug={slug}
              writing={writing}
              isOpenFirst={writings.length <= FEW_WRITINGS}
            />
          ))}
        </ul>
      ) : null}
      {writings.length + changes.length === 0 ? (
        <p className="text-muted-foreground">Nothing was written or changed.</p>
      ) : null}
    </div>
  );
}

const MOST_CHANGES = 50;
const FEW_WRITINGS = 3;

function Change({ slug, change }: { slug: string; change: StaleCause }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 break-words">
      <Revealed>{change.summary}</Revealed>
      <SourceLink slug={slug} source={change} />
    </li>
  );
}
