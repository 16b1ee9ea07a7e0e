import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { DiagnosticList } from "./diagnostic-list";
import { ReadingChoices } from "./reading-choices";
import type { Choices, Problem } from "./use-import";

export type ProblemViewProps = {
  problem: Problem;
  choices: Choices;
  /** Sends the same files again, perhaps to be read another way. */
  onLookAgain: (choices: Choices) => void;
};

/** Why it did not come about, what was found, and how to go on. Nothing was stored. */
export function ProblemView({ problem, choices, onLookAgain }: ProblemViewProps) {
  // That there is nothing to import is what the message says already.
  const found = problem.diagnostics.filter((each) => each.code !== "EMPTY_SET");
  const again = <Button onClick={() => onLookAgain(choices)}>Look at the same files again</Button>;
  return (
    <div className="flex flex-col gap-4">
      <ErrorState title="Nothing was imported" action={problem.canLookAgain ? again : null}>
        {problem.message}
      </ErrorState>
      {problem.diagnostics.length > 0 && problem.canLookAgain ? (
        <ReadingChoices choices={choices} onChange={onLookAgain} />
      ) : null}
      {found.length > 0 ? <DiagnosticList diagnostics={found} /> : null}
    </div>
  );
}
