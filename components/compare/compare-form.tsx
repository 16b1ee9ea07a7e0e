import { GitCompareArrows } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { CompareSearch } from "@/lib/domain/compare-search";
import type { Comparison, VersionChoice } from "@/lib/domain/compare-view";

type CompareFormProps = { comparison: Comparison; versions: readonly VersionChoice[]; search: CompareSearch };

/** Which two migrations are compared, and a name to look for; all of it is in the address. */
export function CompareForm({ comparison, versions, search }: CompareFormProps) {
  const { from, to } = comparison;
  const valueAt = (position: number) => versions.find((each) => each.position === position)?.value ?? "start";
  return (
    <form method="get" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label="From after" required>
        <NativeSelect key={from.position} name="from" defaultValue={valueAt(from.position)} className="font-mono">
          <Choices versions={versions} />
        </NativeSelect>
      </Field>
      <Field label="To after" required>
        <NativeSelect key={to.position} name="to" defaultValue={valueAt(to.position)} className="font-mono">
          <Choices versions={versions} />
        </NativeSelect>
      </Field>
      <Field label="Table">
        <Input name="q" defaultValue={search.q ?? ""} placeholder="Part of a name" maxLength={200} />
      </Field>
      {search.change ? <input type="hidden" name="change" value={search.change} /> : null}
      {search.docs ? <input type="hidden" name="docs" value={search.docs} /> : null}
      <Button type="submit">
        <GitCompareArrows aria-hidden /> Compare
      </Button>
    </form>
  );
}

function Choices({ versions }: Pick<CompareFormProps, "versions">) {
  return (
    <>
      {versions.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
      <option value="start">Before the first migration</option>
    </>
  );
}
