"use client";

import { useShortcut } from "@/components/frame/shortcuts";

/** Registers e: edits the field with the focus, else the one under the pointer, else the first in sight. */
export function EditKey() {
  useShortcut("e", "Edit what is in sight", edit);
  return null;
}

const topBarHeight = 48;

function edit() {
  const fields = [...document.querySelectorAll<HTMLElement>("main [data-doc-field]")];
  const wanted =
    fields.find((field) => field.contains(document.activeElement)) ??
    fields.find((field) => field.matches(":hover")) ??
    fields.find(isInSight) ??
    fields[0];
  wanted?.querySelector<HTMLElement>("[data-doc-edit]")?.click();
}

function isInSight(field: HTMLElement): boolean {
  const { top, bottom } = field.getBoundingClientRect();
  return bottom > topBarHeight && top < window.innerHeight;
}
