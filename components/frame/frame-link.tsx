"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { type FrameLink, isWithin } from "./frame-links";
import { useCollapsed } from "./use-collapsed";

/** A line of the sidebar. */
export function SidebarLink({ link, count }: { link: FrameLink; count?: ReactNode }) {
  const pathname = usePathname();
  const [isCollapsed] = useCollapsed();
  const isCurrent = isWithin(pathname, link);
  const Icon = link.icon;
  return (
    <li>
      <Tooltip content={link.label} keys={link.keys} side="right" isName disabled={!isCollapsed}>
        <StateLink
          href={link.href}
          aria-current={isCurrent ? (pathname === link.href ? "page" : "true") : undefined}
          className={cn(
            "ring-inside flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-muted-foreground hover:bg-accent hover:text-foreground",
            "md:collapsed:justify-center md:collapsed:px-0",
            isCurrent && "bg-accent font-medium text-foreground",
          )}
        >
          <Icon className={cn("size-4 shrink-0", isCurrent && "text-primary")} aria-hidden />
          <span className="truncate md:collapsed:sr-only">{link.label}</span>
          {count ? <span className="ml-auto text-xs tabular-nums md:collapsed:sr-only">{count}</span> : null}
        </StateLink>
      </Tooltip>
    </li>
  );
}
