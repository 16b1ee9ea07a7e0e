"use client";

import { Menu, Search } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";
import { OnDemand } from "@/components/ui/on-demand";
import { paths } from "@/lib/domain/paths";
import { usePalette } from "./palette-provider";
import type { SidebarProps } from "./sidebar";

/** The head of small screens: the drawer, home, search. */
export function SmallBar(props: SidebarProps) {
  const palette = usePalette();
  const { project } = props;
  return (
    <header className="no-print flex h-12 items-center gap-1 border-b bg-sidebar px-2 md:hidden">
      <OnDemand
        hasPopup="dialog"
        load={() => import("./drawer").then((module) => module.Drawer)}
        props={props}
        trigger={
          <IconButton label="Open the menu">
            <Menu aria-hidden />
          </IconButton>
        }
      />
      <Link
        href={project ? paths.project(project.slug) : paths.projects()}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-1 py-1 font-semibold"
      >
        <Logo className="size-5 shrink-0" />
        <span className="truncate">{project?.name ?? "Strata"}</span>
      </Link>
      <IconButton label="Search" onClick={palette.open}>
        <Search aria-hidden />
      </IconButton>
    </header>
  );
}
