import type { ReactNode } from "react";
import type { ProjectAction } from "@/lib/domain/permissions";

export type FrameViewer = { id: string; name: string; email: string };

export type FrameProjectLink = { slug: string; name: string };

export type FrameProject = FrameProjectLink & {
  /** What the viewer may do there. */
  can: readonly ProjectAction[];
  /** How many docs are stale, for the sidebar; it may come later than the page. */
  stale?: ReactNode;
  /** How many reviews are asked of the viewer, in the same way. */
  asked?: ReactNode;
};

export type PaletteItem = {
  label: string;
  /** In small type beside the label: where it is, what it says. */
  detail?: string;
  href: string;
  /** What it is, in a word: "table", "migration", … Items of a kind stand together. */
  kind: string;
};
