import { cn } from "./cn";

const grounds = [
  "bg-primary-soft text-primary",
  "bg-good-soft text-good",
  "bg-info-soft text-info",
  "bg-plum-soft text-plum",
  "bg-warn-soft text-warn",
  "bg-neutral-soft text-neutral",
] as const;

function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "?")][0]?.toUpperCase() ?? "?").join("");
}

function groundOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return grounds[sum % grounds.length] ?? grounds[0];
}

/** Initials on a ground chosen by the name. Decorative: the name stands beside it or is given by `label`. */
export function Avatar({ name, label, className }: { name: string; label?: string; className?: string }) {
  return (
    <span
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold select-none",
        groundOf(name),
        className,
      )}
    >
      <span className="scale-90">{initials(name)}</span>
    </span>
  );
}
