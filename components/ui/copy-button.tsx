"use client";

import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { RowIcon } from "./row-icon";

export type CopyButtonProps = {
  text: string;
  /** What is copied, for the button's name: "Copy name". */
  label?: string;
  className?: string;
  /** Hidden until the pointer or the focus is on the nearest parent with the class `group`. */
  onHover?: boolean;
};

export function CopyButton({ text, label = "Copy", className, onHover }: CopyButtonProps) {
  // Null until it is pressed: from then on there is a place that says what came of it.
  const [said, setSaid] = useState<"copied" | "failed" | "" | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), 2000);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    setSaid("");
    try {
      await navigator.clipboard.writeText(text);
      setSaid("copied");
    } catch {
      setSaid("failed");
    }
  }

  return (
    <>
      <IconButton
        label={label}
        size="sm"
        onClick={copy}
        className={cn(
          "-my-1 size-6 align-middle text-muted-foreground",
          onHover &&
            !said &&
            "opacity-0 pointer-coarse:hidden group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100",
          className,
        )}
      >
        {said === "copied" ? (
          <Check className="size-3.5 text-good" aria-hidden />
        ) : (
          <RowIcon name="copy" className="size-3.5" />
        )}
      </IconButton>
      {said === null ? null : (
        <span role="status" className="sr-only">
          {said === "copied" ? "Copied" : said === "failed" ? "Could not copy. Select the text instead." : ""}
        </span>
      )}
    </>
  );
}
