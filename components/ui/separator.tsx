import { cn } from "./cn";

export function Separator({ vertical, className }: { vertical?: boolean; className?: string }) {
  if (vertical) return <span aria-hidden className={cn("w-px self-stretch bg-border", className)} />;
  return <hr className={cn("border-t", className)} />;
}
