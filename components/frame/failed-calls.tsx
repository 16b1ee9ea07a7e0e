import { type FailedCall, forgetFailure } from "@/lib/client/failed-calls";
import { SaveState } from "./save-state";

const link = "shrink-0 font-medium underline underline-offset-2";

/** What was asked for and reached nobody: why, and once more or not at all. */
export function FailedCalls({ calls }: { calls: readonly FailedCall[] }) {
  return (
    <span className="flex items-center gap-2 text-xs text-bad">
      <SaveState state="failed" detail={calls.at(-1)?.message} />
      <button type="button" className={link} onClick={() => calls.forEach(({ again }) => void again())}>
        Try again
      </button>
      <button type="button" className={link} onClick={() => calls.forEach(({ by }) => void forgetFailure(by))}>
        Leave it
      </button>
    </span>
  );
}
