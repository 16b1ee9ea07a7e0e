import { Link } from "@/components/ui/link";
import { Button } from "./button";

type PagesProps = {
  /** What there are pages of: "stale docs". */
  of: string;
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
};

/** Which page of a list this is, and the way to the others. Nothing where there is but one. */
export function Pages({ of, page, pages, hrefOf }: PagesProps) {
  if (pages === 1) return null;
  return (
    <nav aria-label={`Pages of ${of}`} className="flex items-center gap-3 text-sm text-muted-foreground">
      {page > 1 ? (
        <Button asChild>
          <Link href={hrefOf(page - 1)} rel="prev">
            Previous
          </Link>
        </Button>
      ) : null}
      <span>
        Page {page.toLocaleString("en")} of {pages.toLocaleString("en")}
      </span>
      {page < pages ? (
        <Button asChild>
          <Link href={hrefOf(page + 1)} rel="next">
            Next
          </Link>
        </Button>
      ) : null}
    </nav>
  );
}
