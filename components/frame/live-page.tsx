"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Tooltip } from "@/components/ui/tooltip";
import { useLivePeople } from "@/lib/client/live/live-people";

type LivePageProps = {
  slug: string;
  /** The identity of the table or page that is shown. */
  place: string;
  /** Where the page stood when it was read. */
  since: number;
};

const QUIET_MS = 4_000;
const MOST_SHOWN = 4;

/** Keeps a page as others make it, and shows who else has it open. What follows it is loaded once the page is quiet. */
export function LivePage({ slug, place, since }: LivePageProps) {
  const router = useRouter();
  const people = useLivePeople();
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it began; what came since is told by the stream.
  useEffect(() => {
    let stop = () => {};
    const begin = async () => {
      const { followPage } = await import("@/lib/client/live/follow-page");
      if (timer !== undefined) stop = followPage({ slug, place, since, onSaved: () => router.refresh() });
    };
    let timer: number | undefined = window.setTimeout(() => void begin().catch(() => {}), QUIET_MS);
    return () => {
      window.clearTimeout(timer);
      timer = undefined;
      stop();
    };
  }, [slug, place]);
  if (people.length === 0) return null;
  const left = people.length - MOST_SHOWN;
  return (
    <ul aria-label="Also here" className="flex shrink-0 -space-x-1.5">
      {people.slice(0, MOST_SHOWN).map(({ id, name, editing }) => (
        <li key={id}>
          <Tooltip content={editing ? `${name} is here and writing` : `${name} is here`} isName>
            <span>
              <Avatar name={name} label={editing ? `${name}, writing` : name} className="ring-2 ring-background" />
            </span>
          </Tooltip>
        </li>
      ))}
      {left > 0 ? <li className="pl-2.5 text-xs text-muted-foreground">and {left} more</li> : null}
    </ul>
  );
}
