import type { ReactNode } from "react";
import { EditsKeeper } from "./edits-keeper";
import { FocusKeeper } from "./focus-keeper";
import { FrameKeys } from "./frame-keys";
import type { FrameProject, FrameProjectLink, FrameViewer } from "./frame-types";
import { PaletteProvider } from "./palette-provider";
import { ProjectNameProvider } from "./project-name";
import { Sidebar } from "./sidebar";
import { SkipLink } from "./skip-link";
import { SmallBar } from "./small-bar";

export type AppFrameProps = {
  viewer: FrameViewer;
  projects: readonly FrameProjectLink[];
  /** The project one is in; null on pages outside of projects. */
  project: FrameProject | null;
  /** Whether the viewer may make projects. */
  canCreate?: boolean;
  /** Said above every page, where there is something to say about all of them. */
  notice?: ReactNode;
  /** The page: a TopBar, then its content. */
  children: ReactNode;
};

/** The sidebar and, beside it, the page. */
export function AppFrame({ children, notice, canCreate = false, ...props }: AppFrameProps) {
  const sidebar = { ...props, canCreate };
  return (
    <PaletteProvider project={props.project} projects={props.projects}>
      <SkipLink href="#content">Skip to the content</SkipLink>
      <FocusKeeper />
      <EditsKeeper person={props.viewer.id} />
      {props.project ? <FrameKeys project={props.project} /> : null}
      <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:collapsed:grid-cols-[3.5rem_minmax(0,1fr)] print:block!">
        <aside aria-label="Sidebar" className="no-print sticky top-0 hidden h-dvh border-r bg-sidebar md:block">
          <Sidebar {...sidebar} />
        </aside>
        <div className="flex min-w-0 flex-col">
          <SmallBar {...sidebar} />
          <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            {notice}
            <ProjectNameProvider name={props.project?.name ?? null}>{children}</ProjectNameProvider>
          </main>
        </div>
      </div>
    </PaletteProvider>
  );
}
