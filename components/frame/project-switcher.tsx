"use client";

import { ChevronsUpDown } from "lucide-react";
import { Logo } from "@/components/ui/logo";
import { OnDemand } from "@/components/ui/on-demand";
import type { FrameProject, FrameProjectLink } from "./frame-types";

export type ProjectSwitcherProps = {
  project: FrameProject | null;
  projects: readonly FrameProjectLink[];
  canCreate: boolean;
};

export function ProjectSwitcher(props: ProjectSwitcherProps) {
  const { project } = props;
  return (
    <OnDemand
      load={() => import("./project-switcher-content").then((module) => module.ProjectSwitcherContent)}
      props={props}
      trigger={
        <button
          type="button"
          aria-label={project ? `Project ${project.name}. Switch project` : "Strata. Choose a project"}
          className="ring-inside flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-accent md:collapsed:justify-center md:collapsed:px-0"
        >
          <Logo className="size-6 shrink-0" />
          <span className="min-w-0 flex-1 truncate text-base font-semibold md:collapsed:hidden">
            {project?.name ?? "Strata"}
          </span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-muted-foreground md:collapsed:hidden" aria-hidden />
        </button>
      }
    />
  );
}
