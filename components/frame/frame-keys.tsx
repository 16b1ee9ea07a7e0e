"use client";

import { useRouter } from "next/navigation";
import { useAsOf } from "@/lib/client/use-as-of";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { type FrameLink, sectionLinks, upkeepLinks } from "./frame-links";
import type { FrameProject } from "./frame-types";
import { useShortcut } from "./shortcuts";

/** "g" and a letter for each section the viewer has. */
export function FrameKeys({ project }: { project: FrameProject }) {
  return [...sectionLinks(project), ...upkeepLinks(project)].map((link) =>
    link.keys ? <LinkKey key={link.keys} link={link} keys={link.keys} /> : null,
  );
}

function LinkKey({ link, keys }: { link: FrameLink; keys: string }) {
  const router = useRouter();
  const asOf = useAsOf();
  useShortcut(keys, `Go to ${link.label}`, () => router.push(keepAsOf(link.href, asOf)));
  return null;
}
