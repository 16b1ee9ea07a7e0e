import type { ComponentProps } from "react";

/** A way past what comes first, seen once it has the focus. */
export function SkipLink(props: ComponentProps<"a">) {
  return (
    <a
      {...props}
      className="sr-only z-50 rounded-md bg-primary px-3 py-2 text-sm text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    />
  );
}
