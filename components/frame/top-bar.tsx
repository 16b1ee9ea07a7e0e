import type { ReactNode } from "react";
import { StateLink } from "@/components/frame/state-link";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { SaveStateMark } from "./save-state-mark";

export type TopBarProps = {
  /** From the project down; the last is the page itself. */
  breadcrumb: readonly Crumb[];
  /** Who else is here: a LivePage. */
  people?: ReactNode;
  /** The state the page is read as of, and how to change it. */
  asOf?: ReactNode;
  actions?: ReactNode;
};

/** The head of every page inside the frame. Stays in sight. A phone has it only where it says more than the heading below. */
export function TopBar({ breadcrumb, people, asOf, actions }: TopBarProps) {
  const isTop = breadcrumb.length === 1 || (breadcrumb.length === 2 && isProject(breadcrumb[0]));
  return (
    <div
      data-top={isTop && !actions ? "" : undefined}
      className="peer/bar no-print data-top:max-md:hidden sticky top-0 z-30 flex h-12 shrink-0 items-center gap-3 border-b bg-background px-4 md:px-6"
    >
      <Breadcrumb items={breadcrumb} className="flex-1" linkAs={StateLink} />
      <SaveStateMark />
      {people}
      {asOf}
      {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
    </div>
  );
}

function isProject(crumb: Crumb | undefined): boolean {
  return crumb !== undefined && (crumb.href === undefined || /^\/p\/[^/]+$/u.test(crumb.href));
}
