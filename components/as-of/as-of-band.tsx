"use client";

import { History } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useShortcut } from "@/components/frame/shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { AsOf } from "@/lib/domain/catalog-view";

/** Across the top of a page read in the past: which migration, and one key back to head. Nothing at head. */
export function AsOfBand({ asOf }: { asOf: AsOf }) {
  const pathname = usePathname();
  const router = useRouter();
  useShortcut("h", "Back to head", () => router.push(pathname, { scroll: false }), { enabled: !asOf.isHead });
  if (asOf.isHead) return null;
  return (
    <div className="sticky top-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-plum/30 bg-plum-soft px-4 py-1.5 text-sm text-plum md:px-6">
      <History className="size-4" aria-hidden />
      <span>
        As of <span className="font-mono">{asOf.version}</span>, {asOf.headPosition - asOf.position} before head. Schema
        and docs are shown as they were; editing is off.
      </span>
      <Button asChild size="sm" className="ml-auto">
        <Link href={pathname} scroll={false}>
          Back to head <Kbd>h</Kbd>
        </Link>
      </Button>
    </div>
  );
}
