"use client";

import { Check, LayoutGrid, Plus } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import type { OnDemandContent } from "@/components/ui/on-demand";
import { paths } from "@/lib/domain/paths";
import type { ProjectSwitcherProps } from "./project-switcher";

export function ProjectSwitcherContent(props: OnDemandContent & ProjectSwitcherProps) {
  const { project, projects, canCreate, trigger, defaultOpen } = props;
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        {projects.length > 0 ? <DropdownMenuLabel>Projects</DropdownMenuLabel> : null}
        {projects.map((each) => (
          <DropdownMenuItem key={each.slug} asChild>
            <Link href={paths.project(each.slug)}>
              <span className="min-w-0 flex-1 truncate">{each.name}</span>
              {each.slug === project?.slug ? <Check aria-label="Open now" /> : null}
            </Link>
          </DropdownMenuItem>
        ))}
        {projects.length > 0 ? <DropdownMenuSeparator /> : null}
        <DropdownMenuItem asChild>
          <Link href={paths.projects()}>
            <LayoutGrid aria-hidden /> All projects
          </Link>
        </DropdownMenuItem>
        {canCreate ? (
          <DropdownMenuItem asChild>
            <Link href={paths.newProject()}>
              <Plus aria-hidden /> New project
            </Link>
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
