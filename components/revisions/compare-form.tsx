import { GitCompareArrows } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DocPlace } from "@/lib/domain/revision-view";

type CompareFormProps = { newest: DocPlace["newest"]; from: number; to: number; view: "rendered" | "source" };

/** Chooses the two revisions by their numbers; the pair is in the address, so that it can be sent on. */
export function CompareForm({ newest, from, to, view }: CompareFormProps) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-2">
      <Field label="Compare revision" required>
        <Input key={from} name="from" type="number" min={0} max={newest} defaultValue={from} className="w-28" />
      </Field>
      <Field label="with revision" required>
        <Input key={to} name="to" type="number" min={1} max={newest} defaultValue={to} className="w-28" />
      </Field>
      <input type="hidden" name="view" value={view} />
      <Button type="submit">
        <GitCompareArrows aria-hidden /> Compare
      </Button>
    </form>
  );
}
