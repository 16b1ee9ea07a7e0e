import { AtVersion } from "@/components/marks/at-version";
import { Revealed } from "@/components/ui/revealed";
import { Time } from "@/components/ui/time";
import type { RevisionView } from "@/lib/domain/catalog-view";

const verbs = { edit: "wrote", confirm: "confirmed", restore: "restored" } as const;

/** Who made a revision, when, at which migration. */
export function RevisionLine({ revision }: { revision: Omit<RevisionView, "text"> }) {
  return (
    <>
      <span className="font-medium text-foreground">Revision {revision.number}</span>
      <span>
        <Revealed>{revision.by}</Revealed> {verbs[revision.kind]} it <Time at={revision.at} />
      </span>
      <AtVersion version={revision.version} />
    </>
  );
}
