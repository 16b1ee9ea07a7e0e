"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { CompareSearch } from "@/lib/domain/compare-search";
import { paths } from "@/lib/domain/paths";

const words = { idle: "Copy as Markdown", copied: "Copied", failed: "Could not copy" } as const;

/** Copies the whole comparison, all its pages, as Markdown. */
export function CopyMarkdown({ slug, search }: { slug: string; search: CompareSearch }) {
  const [state, setState] = useState<keyof typeof words>("idle");
  const [isPending, setIsPending] = useState(false);

  async function copy() {
    setIsPending(true);
    try {
      const { page: _, ...wanted } = search;
      const response = await fetch(paths.api.compare(slug, { ...wanted, format: "markdown" }));
      if (!response.ok) throw new Error(response.statusText);
      await navigator.clipboard.writeText(await response.text());
      setState("copied");
    } catch {
      setState("failed");
    }
    setIsPending(false);
  }

  return (
    <Button onClick={copy} pending={isPending}>
      {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span role="status">{words[state]}</span>
    </Button>
  );
}
