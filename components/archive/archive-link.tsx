import { Archive } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";

/** Leads to the archive, with how much that was dropped keeps its docs there. Nothing where it is empty. */
export function ArchiveLink({ slug, count }: { slug: string; count: number }) {
  if (count === 0) return null;
  return (
    <Button asChild variant="ghost" size="sm" className="text-muted-foreground">
      <Link href={paths.archive(slug)}>
        <Archive aria-hidden /> {count.toLocaleString("en")} dropped, with docs in the archive
      </Link>
    </Button>
  );
}
