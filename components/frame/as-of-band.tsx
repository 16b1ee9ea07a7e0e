"use client";

import { History } from "lucide-react";
import { useParams, useRouter } from "next/navigation";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import { useShortcut } from "./shortcuts";

type AsOfBandProps = {
  version: string;
  headHref: string;
  /** The page tells coverage or domains, of which there is only today's measure. */
  isMeasured?: boolean;
};

/** Across the page while it is read in the past: which migration, and one key back to head. */
export function AsOfBand({ version, headHref, isMeasured = false }: AsOfBandProps) {
  const router = useRouter();
  const { project } = useParams<{ project: string }>();
  useShortcut("h", "Back to head", () => router.push(headHref));
  return (
    <div
      role="status"
      className="max-md:peer-data-top/bar:top-0 sticky top-12 z-20 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-plum/30 bg-plum-soft px-4 py-1 text-sm md:px-6"
    >
      <History className="size-4 shrink-0 text-plum" aria-hidden />
      <span>
        As of migration <span className="font-mono">{version}</span>. Editing is off.
        {isMeasured ? " Template and domains are today’s." : null}
      </span>
      <Link href={paths.compare(project, { from: version })} className="ml-auto rounded-sm text-plum hover:underline">
        What changed since
      </Link>
      <Link href={headHref} className="inline-flex items-center gap-2 rounded-sm font-medium text-plum hover:underline">
        Back to head <Kbd>h</Kbd>
      </Link>
    </div>
  );
}
