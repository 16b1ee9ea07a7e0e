import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { DiagnosticList } from "./diagnostic-list";
import type { Problem } from "./use-import";

/** Why it did not come about, what was found, and how to go on. Nothing was stored. */
export function ProblemView({ problem, onLookAgain }: { problem: Problem; onLookAgain: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <ErrorState
        title="Nothing was imported"
        action={problem.canLookAgain ? <Button onClick={onLookAgain}>Look at the same files again</Button> : null}
      >
        {problem.message}
      </ErrorState>
      {problem.diagnostics.length > 0 ? <DiagnosticList diagnostics={problem.diagnostics} /> : null}
    </div>
  );
}
