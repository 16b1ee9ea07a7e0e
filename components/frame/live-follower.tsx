import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Tooltip } from "@/components/ui/tooltip";
import { followPage } from "@/lib/client/live/follow-page";
import { currentWriting, useLivePeople } from "@/lib/client/live/live-people";
import type { LivePerson } from "@/lib/domain/live";

export type LiveFollowerProps = {
  slug: string;
  /** The identity of the table or page that is shown. */
  place: string;
  /** Where the page stood when it was read. */
  since: number;
};

const MOST_SHOWN = 4;

/** Follows a page: reads it anew as others save, and shows who they are. */
export function LiveFollower({ slug, place, since }: LiveFollowerProps) {
  const router = useRouter();
  const [moved, setMoved] = useState<{ version: string | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it began; what came since is told by the stream.
  useEffect(() => {
    const onSaved = () => router.refresh();
    // What somebody is writing about may be gone with the next reading: they say when.
    const onMoved = (version: string | null) => (currentWriting() === null ? router.refresh() : setMoved({ version }));
    return followPage({ slug, place, since, onSaved, onMoved });
  }, [slug, place]);
  function reload() {
    setMoved(null);
    router.refresh();
  }
  return (
    <>
      {moved ? <MovedNote version={moved.version} onReload={reload} /> : null}
      <People />
    </>
  );
}

function MovedNote({ version, onReload }: { version: string | null; onReload: () => void }) {
  return (
    <p role="status" className="flex min-w-0 shrink items-center gap-1.5 text-xs text-warn">
      <span className="truncate max-sm:sr-only">
        The schema moved{version === null ? "" : ` to migration ${version}`} <span aria-hidden>·</span>
      </span>
      <button type="button" onClick={onReload} className="shrink-0 font-medium underline underline-offset-2">
        Reload
      </button>
    </p>
  );
}

function People() {
  const people = useLivePeople();
  if (people.length === 0) return null;
  const left = people.length - MOST_SHOWN;
  return (
    <ul aria-label="Also here" className="flex shrink-0 -space-x-1.5">
      {people.slice(0, MOST_SHOWN).map((person) => (
        <Person key={person.id} {...person} />
      ))}
      {left > 0 ? <li className="pl-2.5 text-xs text-muted-foreground">and {left} more</li> : null}
    </ul>
  );
}

function Person({ name, editing, isYou }: LivePerson) {
  const who = isYou ? "You, in another window" : name;
  const label = editing ? `${who}, writing` : who;
  return (
    <li>
      <Tooltip content={label} isName>
        <span>
          <Avatar name={name} label={label} className="ring-2 ring-background" />
        </span>
      </Tooltip>
    </li>
  );
}
