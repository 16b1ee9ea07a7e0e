"use client";

import { CircleUser, Keyboard, KeyRound, LogOut } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { paths } from "@/lib/domain/paths";
import type { FrameViewer } from "./frame-types";
import { useShowShortcuts } from "./shortcuts";

async function leave() {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: paths.signIn() });
}

export function PersonMenu({ viewer }: { viewer: FrameViewer }) {
  const showShortcuts = useShowShortcuts();
  const name = viewer.name || viewer.email;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="ring-inside flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left hover:bg-accent md:collapsed:flex-none md:collapsed:justify-center">
        <Avatar name={name} />
        <span className="min-w-0 flex-1 truncate text-sm md:collapsed:sr-only">{name}</span>
        <span className="sr-only">, your account</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <DropdownMenuLabel className="truncate">{viewer.email}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link href={paths.account()}>
            <CircleUser aria-hidden /> Account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={paths.tokens()}>
            <KeyRound aria-hidden /> Tokens
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem keys="?" onSelect={showShortcuts}>
          <Keyboard aria-hidden /> Keys
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={leave}>
          <LogOut aria-hidden /> Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
