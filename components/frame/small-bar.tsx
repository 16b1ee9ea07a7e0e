"use client";

import { Menu, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Logo } from "@/components/ui/logo";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { paths } from "@/lib/domain/paths";
import { usePalette } from "./palette-provider";
import { Sidebar, type SidebarProps } from "./sidebar";

/** The head of small screens: the drawer, home, search. */
export function SmallBar(props: SidebarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const palette = usePalette();
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or the palette takes the place of the drawer.
  useEffect(() => setIsOpen(false), [pathname, palette.isOpen]);
  const { project } = props;
  return (
    <header className="no-print flex h-12 items-center gap-1 border-b bg-sidebar px-2 md:hidden">
      <Sheet open={isOpen} onOpenChange={setIsOpen}>
        <SheetTrigger asChild>
          <IconButton label="Open the menu" size="md">
            <Menu aria-hidden />
          </IconButton>
        </SheetTrigger>
        <SheetContent side="left" title="Menu" hideTitle className="w-72 bg-sidebar [&>button]:hidden">
          <Sidebar {...props} />
        </SheetContent>
      </Sheet>
      <Link
        href={project ? paths.project(project.slug) : paths.projects()}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-1 py-1 font-semibold"
      >
        <Logo className="size-5 shrink-0" />
        <span className="truncate">{project?.name ?? "Strata"}</span>
      </Link>
      <IconButton label="Search" onClick={palette.open}>
        <Search aria-hidden />
      </IconButton>
    </header>
  );
}
