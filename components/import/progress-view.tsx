import { Progress as Bar } from "@/components/ui/progress";
import type { Progress } from "./use-import";

const titles = {
  gathering: "Looking through the files",
  reading: "Reading the migrations",
  applying: "Importing",
} as const;

/** Long work: what it is at, and whether it can be left. */
export function ProgressView({ on, progress }: { on: keyof typeof titles; progress: Progress | null }) {
  const isStoring = progress?.phase === "storing";
  const title = isStoring ? "Storing" : titles[on];
  const words =
    progress && !isStoring ? `${progress.done.toLocaleString("en")} of ${progress.total.toLocaleString("en")}` : null;
  return (
    <div role="status" className="flex min-h-72 flex-col justify-center gap-3 rounded-lg border bg-card px-6 py-10">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="text-lg font-semibold">{title}</p>
        <p className="text-sm text-muted-foreground tabular-nums">{words}</p>
      </div>
      <Bar label={title} value={progress?.done} max={progress?.total ?? 1} {...(words ? { valueText: words } : {})} />
      <p className="h-5 truncate font-mono text-xs text-muted-foreground">{progress?.path}</p>
      {on === "applying" ? (
        <p className="text-sm text-muted-foreground">You can leave this page; the import goes on to its end.</p>
      ) : null}
    </div>
  );
}
