"use client";

import { Avatar } from "@/components/ui/avatar";
import { OnDemand } from "@/components/ui/on-demand";
import type { FrameViewer } from "./frame-types";

export function PersonMenu({ viewer }: { viewer: FrameViewer }) {
  const name = viewer.name || viewer.email;
  return (
    <OnDemand
      load={() => import("./person-menu-content").then((module) => module.PersonMenuContent)}
      props={{ email: viewer.email }}
      trigger={
        <button
          type="button"
          className="ring-inside flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left hover:bg-accent md:collapsed:flex-none md:collapsed:justify-center"
        >
          <Avatar name={name} />
          <span className="min-w-0 flex-1 truncate text-sm md:collapsed:sr-only">{name}</span>
          <span className="sr-only">, your account</span>
        </button>
      }
    />
  );
}
