import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

export type IconButtonProps = Omit<ButtonProps, "aria-label" | "size"> & {
  /** The name for screen readers, also shown as a tooltip. */
  label: string;
  /** Keys shown in the tooltip, e.g. "⌘K". */
  keys?: string;
  size?: "sm" | "md";
};

export function IconButton({ label, keys, size = "md", variant = "ghost", ...props }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} isName>
      <Button aria-label={label} variant={variant} size={size === "sm" ? "icon-sm" : "icon"} {...props} />
    </Tooltip>
  );
}
