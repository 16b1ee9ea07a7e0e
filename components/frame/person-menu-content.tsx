"use client";

import { CircleUser, Keyboard, KeyRound, LogOut } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import type { OnDemandContent } from "@/components/ui/on-demand";
import { paths } from "@/lib/domain/paths";
import { useShowShortcuts } from "./shortcuts";

async function leave() {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: paths.signIn() });
}

export function PersonMenuContent({ email, trigger, defaultOpen }: OnDemandContent & { email: string }) {
  const showShortcuts = useShowShortcuts();
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <DropdownMenuLabel className="truncate">{email}</DropdownMenuLabel>
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
