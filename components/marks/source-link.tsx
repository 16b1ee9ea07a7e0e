import Link from "next/link";
import type { SourceLine } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";

/** The migration and line a fact comes from, leading there. */
export function SourceLink({ slug, source, label }: { slug: string; source: SourceLine; label?: string }) {
  return (
    <Link
      href={paths.migrationLine(slug, source.path, source.line, source.endLine)}
      title={source.path}
      className="rounded-sm font-mono whitespace-nowrap text-xs text-muted-foreground underline decoration-border underline-offset-3 hover:text-foreground"
    >
      {label ? <span className="sr-only">{label} </span> : null}
      {source.version}:{source.line}
    </Link>
  );
}
