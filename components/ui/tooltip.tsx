import { cloneElement, type HTMLAttributes, type ReactElement } from "react";

type Marked = HTMLAttributes<HTMLElement> & { [mark: `data-tip${string}`]: string | undefined };

export type TooltipProps = {
  /** The one focusable element the tooltip belongs to. */
  children: ReactElement<Marked>;
  content: string;
  keys?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  /** The element is already called so; screen readers need not hear it again. */
  isName?: boolean;
  /** Shows nothing, where the name is already in sight. */
  disabled?: boolean;
};

/**
 * A short hint on hover and focus. Never the only place where something is said. It only marks its element: one
 * TooltipLayer in the root layout shows the hints of the whole page, so a thousand of them cost nothing.
 */
export function Tooltip({ children, content, keys, side = "bottom", isName, disabled }: TooltipProps) {
  const isShown = !disabled;
  return cloneElement(children, {
    "data-tip": isShown ? content : undefined,
    "data-tip-keys": isShown ? keys : undefined,
    "data-tip-side": isShown ? side : undefined,
    "aria-description": isShown && !isName ? content : undefined,
  });
}
