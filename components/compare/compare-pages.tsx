import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { Comparison } from "@/lib/domain/compare-view";
import { type CompareSearch, paths } from "@/lib/domain/paths";

type ComparePagesProps = { slug: string; comparison: Comparison; search: CompareSearch };

/** The way to the other pages of the list. Nothing where there is but one. */
export function ComparePages({ slug, comparison: { page, pages }, search }: ComparePagesProps) {
  if (pages === 1) return null;
  const to = (other: number, label: string) => (
    <Button asChild>
      <Link href={paths.compare(slug, { ...search, page: other })}>{label}</Link>
    </Button>
  );
  return (
    <nav aria-label="Pages of tables" className="flex items-center gap-3 text-sm text-muted-foreground">
      {page > 1 ? to(page - 1, "Previous") : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? to(page + 1, "Next") : null}
    </nav>
  );
}
