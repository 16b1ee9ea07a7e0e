"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Separator } from "@/components/ui/separator";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { SidebarLink } from "./frame-link";
import { type FrameLink, sectionLinks, upkeepLinks } from "./frame-links";
import type { FrameProject, FrameProjectLink, FrameViewer } from "./frame-types";
import { PersonMenu } from "./person-menu";
import { ProjectSwitcher } from "./project-switcher";
import { SearchButton } from "./search-button";
import { useCollapsed } from "./use-collapsed";

export type SidebarProps = {
  viewer: FrameViewer;
  projects: readonly FrameProjectLink[];
  project: FrameProject | null;
  canCreate: boolean;
};

/** What stands at the left, in the page and in the drawer of small screens. */
export function Sidebar({ viewer, projects, project, canCreate }: SidebarProps) {
  return (
    <div className="flex h-full flex-col gap-3 p-2">
      <ProjectSwitcher project={project} projects={projects} canCreate={canCreate} />
      <SearchButton />
      <nav aria-label="Project" className="-mx-1 flex-1 overflow-y-auto px-1 [scrollbar-width:thin]">
        {project ? (
          <>
            <Links links={sectionLinks(project)} counts={project} />
            <Separator className="my-2" />
            <Links links={upkeepLinks(project)} />
          </>
        ) : null}
      </nav>
      <div className="flex items-center gap-1 border-t pt-2 md:collapsed:flex-col">
        <PersonMenu viewer={viewer} />
        <ThemeToggle className="text-muted-foreground" />
        <CollapseButton />
      </div>
    </div>
  );
}

function Links({ links, counts }: { links: readonly FrameLink[]; counts?: Pick<FrameProject, "stale" | "asked"> }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {links.map((link) => (
        <SidebarLink key={link.href} link={link} count={link.count && counts?.[link.count]} />
      ))}
    </ul>
  );
}

function CollapseButton() {
  const [isCollapsed, toggle] = useCollapsed();
  const Icon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <IconButton
      label={isCollapsed ? "Widen the sidebar" : "Narrow the sidebar"}
      onClick={toggle}
      className="hidden text-muted-foreground md:inline-flex"
    >
      <Icon aria-hidden />
    </IconButton>
  );
}
