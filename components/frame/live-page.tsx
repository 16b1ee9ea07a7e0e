"use client";

import { loadedOnce } from "@/components/ui/loaded-once";
import { useLoaded } from "@/components/ui/use-loaded";
import type { LiveFollowerProps } from "./live-follower";

const QUIET_MS = 1_000;
const follower = loadedOnce(async () => (await import("./live-follower")).LiveFollower);

/** Keeps a page as others make it, and shows who else has it open. What does so is loaded once the page is quiet. */
export function LivePage(props: LiveFollowerProps) {
  const Follower = useLoaded(follower, QUIET_MS);
  return Follower ? <Follower {...props} /> : null;
}
