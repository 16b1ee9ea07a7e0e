import { Link } from "@/components/ui/link";
import { cn } from "./cn";

type Choice = { readonly value: string; readonly label: string; readonly href: string };

/** One of a few ways to look at the same thing, each with its address. */
export function SegmentedLinks({
  label,
  current,
  choices,
}: {
  label: string;
  current: string;
  choices: readonly Choice[];
}) {
  return (
    <nav aria-label={label} className="inline-flex rounded-md border bg-card p-0.5 text-xs">
      {choices.map(({ value, label: words, href }) => (
        <Link
          key={value}
          href={href}
          scroll={false}
          aria-current={value === current ? "page" : undefined}
          className={cn(
            "rounded-sm px-2 py-1 whitespace-nowrap hover:bg-accent",
            value === current ? "bg-accent font-medium" : "text-muted-foreground",
          )}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
