"use client";

import { createContext, type ReactNode, use } from "react";

const NameContext = createContext<string | null>(null);

/** Tells the pages inside of a project what it is called. */
export function ProjectNameProvider({ name, children }: { name: string | null; children: ReactNode }) {
  return <NameContext value={name}>{children}</NameContext>;
}

/** The name of the project one is in, as the sidebar shows it; its slug where there is no frame around. */
export function ProjectName({ slug }: { slug: string }) {
  return use(NameContext) ?? slug;
}
