import { Signature } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { CheckpointState } from "@/lib/domain/checkpoint-state";

/** How much of the audit log is signed, since when, and whether that has left the database. */
export function CheckpointLine({ state: { publicKey, records, last } }: { state: CheckpointState }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted-foreground">
      <Signature className="size-4 shrink-0 self-center" aria-hidden />
      {last === null ? (
        <span>{publicKey === null ? "Nothing is signed: this instance has no key." : "Nothing is signed yet."}</span>
      ) : (
        <span>
          Signed up to record {last.size.toLocaleString("en")} of {records.toLocaleString("en")}, <Time at={last.at} />
          {placesOf(last)}
        </span>
      )}
    </p>
  );
}

function placesOf({ left, waiting }: NonNullable<CheckpointState["last"]>): string {
  const kept = left.length === 0 ? "" : `. Kept outside of the database: ${left.join(", ")}`;
  return `${kept}${waiting.length === 0 ? "" : `. Still to go out: ${waiting.join(", ")}`}.`;
}
