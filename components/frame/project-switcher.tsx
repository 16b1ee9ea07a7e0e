"use client";

import { Check, ChevronsUpDown, LayoutGrid, Plus } from "lucide-react";
import Link from "next/link";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Logo } from "@/components/ui/logo";
import { paths } from "@/lib/domain/paths";
import type { FrameProject, FrameProjectLink } from "./frame-types";

export type ProjectSwitcherProps = {
  project: FrameProject | null;
  projects: readonly FrameProjectLink[];
  canCreate: boolean;
};

export function ProjectSwitcher({ project, projects, canCreate }: ProjectSwitcherProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={project ? `Project ${project.name}. Switch project` : "Choose a project"}
        className="ring-inside flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent md:collapsed:justify-center md:collapsed:px-0"
      >
        <Logo className="size-6 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-base font-semibold md:collapsed:hidden">
          {project?.name ?? "Strata"}
        </span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-muted-foreground md:collapsed:hidden" aria-hidden />
      </DropdownMenuTrigger>
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
