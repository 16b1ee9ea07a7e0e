"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { PersonView } from "@/lib/domain/accounts";

export type PersonDeed = "close" | "reopen" | "promote" | "demote" | "reset";
export type PersonMenuProps = { person: PersonView; disabled: boolean; onChoose: (deed: PersonDeed) => void };

export function PersonMenu({ person, disabled, onChoose }: PersonMenuProps) {
  const [isClosing, setIsClosing] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" disabled={disabled} aria-label={`What to do about ${person.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {person.isClosed ? (
            <DropdownMenuItem onSelect={() => onChoose("reopen")}>Open the account again</DropdownMenuItem>
          ) : (
            <>
              <DropdownMenuItem onSelect={() => onChoose(person.isAdministrator ? "demote" : "promote")}>
                {person.isAdministrator ? "No longer an administrator" : "Make an administrator"}
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => onChoose("reset")}>Make a link to reset the password</DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setIsClosing(true)}>Close the account</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={isClosing}
        onOpenChange={setIsClosing}
        title={`Close the account of ${person.name}?`}
        description="They are out at once, with every sign-in and token. What they wrote stays."
        confirm="Close the account"
        danger
        onConfirm={() => onChoose("close")}
      />
    </>
  );
}
