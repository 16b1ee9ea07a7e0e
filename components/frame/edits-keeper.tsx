"use client";

import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect } from "react";
import { setPerson } from "@/lib/client/edits/edits";
import { beginKeeping, guardLeaving, takeUpKept } from "@/lib/client/edits/keeping";
import { namePersonInActions } from "@/lib/client/name-person-in-actions";
import { whenSaved } from "@/lib/client/save-state";

/** Looks after what this person writes on any page: keeps it, sends it, asks before it is left, reads pages anew once it is saved. */
export function EditsKeeper({ person }: { person: string }) {
  const router = useRouter();
  useLayoutEffect(() => setPerson(person), [person]);
  useLayoutEffect(namePersonInActions, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each person has edits of their own.
  useEffect(takeUpKept, [person]);
  useEffect(guardLeaving, []);
  useEffect(() => whenSaved(() => router.refresh()), [router]);
  useEffect(keepOnceSomebodyMoves, []);
  return null;
}

// Loaded before anybody writes, so that neither a lost connection nor a new deployment stands in the way; not before anybody is there.
function keepOnceSomebodyMoves() {
  const events = ["pointermove", "pointerdown", "keydown"] as const;
  const begin = () => {
    beginKeeping();
    end();
  };
  const end = () => {
    for (const event of events) window.removeEventListener(event, begin);
  };
  for (const event of events) window.addEventListener(event, begin, { passive: true });
  return end;
}
