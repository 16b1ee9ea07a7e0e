import { StateLink } from "@/components/frame/state-link";
import type { SourceLine } from "@/lib/domain/catalog-view";
import { paths } from "@/lib/domain/paths";
import { SandboxMark } from "./sandbox-mark";

/** The migration and line a fact comes from, leading there; marked where only running the statement told what it does. */
export function SourceLink({ slug, source, label }: { slug: string; source: SourceLine; label?: string }) {
  const place = `${source.version}:${source.line}`;
  const how = source.dynamic ? ", found by running it in a sandbox" : "";
  return (
    <StateLink
      aria-label={label ? `${label} ${place}${how}` : undefined}
      href={paths.migrationLine(slug, source.path, source.line, source.endLine)}
      title={source.dynamic ? `${source.path}: found by running it in a sandbox` : source.path}
      className="rounded-sm font-mono whitespace-nowrap text-xs text-muted-foreground underline decoration-border underline-offset-3 hover:text-foreground"
    >
      {place}
      {source.dynamic ? <SandboxMark /> : null}
    </StateLink>
  );
}
