import {
  Activity,
  BadgeCheck,
  Braces,
  FileStack,
  FileText,
  Import,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Settings,
  Stamp,
  Table2,
  TriangleAlert,
  Users,
  Workflow,
} from "lucide-react";
import { paths } from "@/lib/domain/paths";
import type { FrameProject } from "./frame-types";

export type FrameLink = {
  label: string;
  href: string;
  icon: LucideIcon;
  keys?: string;
  /** Which of the frame's numbers stands beside it. */
  count?: "stale" | "asked";
  /** Pages that are reached from there and lie elsewhere. */
  beside?: readonly string[];
};

/** The sections of a project, in the order people need them. */
export function sectionLinks({ slug }: FrameProject): FrameLink[] {
  return [
    {
      label: "Overview",
      href: paths.project(slug),
      icon: LayoutDashboard,
      keys: "g o",
      beside: [paths.code(slug), paths.domains(slug)],
    },
    { label: "Tables", href: paths.tables(slug), icon: Table2, keys: "g t" },
    {
      label: "Stale docs",
      href: paths.stale(slug),
      icon: TriangleAlert,
      keys: "g y",
      count: "stale",
      beside: [paths.archive(slug)],
    },
    { label: "Review", href: paths.review(slug), icon: BadgeCheck, keys: "g r", count: "asked" },
    { label: "Functions and types", href: paths.objects(slug), icon: Braces, keys: "g f" },
    { label: "Diagram", href: paths.diagram(slug), icon: Workflow, keys: "g d" },
    {
      label: "Migrations",
      href: paths.migrations(slug),
      icon: FileStack,
      keys: "g m",
      beside: [paths.reading(slug), paths.compare(slug)],
    },
    { label: "Pages", href: paths.pages(slug), icon: FileText, keys: "g p" },
    {
      label: "Checklists",
      href: paths.checklists(slug),
      icon: ListChecks,
      keys: "g c",
      beside: [paths.assumptions(slug), paths.waivers(slug)],
    },
    { label: "Release", href: paths.release(slug), icon: Stamp, keys: "g l" },
    { label: "Activity", href: paths.activity(slug), icon: Activity, keys: "g a" },
  ];
}

/** What keeps a project going; only what the viewer may do. */
export function upkeepLinks({ slug, can }: FrameProject): FrameLink[] {
  return [
    ...(can.includes("import.run") ? [{ label: "Import", href: paths.import(slug), icon: Import, keys: "g i" }] : []),
    { label: "Members", href: paths.members(slug), icon: Users },
    ...(can.includes("project.manage")
      ? [{ label: "Settings", href: paths.projectSettings(slug), icon: Settings }]
      : []),
  ];
}

/** Whether a page belongs to a link. The overview is only its own address: every other page lies below it. */
export function isWithin(pathname: string, { href, keys, beside }: FrameLink): boolean {
  if (beside?.includes(pathname)) return true;
  if (keys === "g o") return pathname === href;
  return pathname === href || pathname.startsWith(`${href}/`);
}
