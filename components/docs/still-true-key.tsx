"use client";

import { useShortcut } from "@/components/frame/shortcuts";
import { pressStillTrue } from "./stale-note";

/** Registers y: says of the field or card with the focus that it is still true. */
export function StillTrueKey() {
  useShortcut("y", "Still true", pressStillTrue);
  return null;
}
