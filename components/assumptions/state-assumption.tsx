"use client";

import { Plus } from "lucide-react";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { NativeSelect } from "@/components/ui/native-select";
import { useAssumptions } from "@/lib/client/use-assumptions";
import type { AssumptionRule } from "@/lib/domain/assumptions";

const OwnRuleForm = lazy(() => import("./own-rule-form"));

const common: readonly { readonly text: string; readonly rule: AssumptionRule }[] = [
  {
    text: "Every table has a uuid primary key.",
    rule: { every: "table", must: { kind: "have a primary key", type: "uuid" } },
  },
  { text: "Every table has a primary key.", rule: { every: "table", must: { kind: "have a primary key" } } },
  {
    text: "Every table has created_at and updated_at.",
    rule: { every: "table", must: { kind: "have columns", columns: ["created_at", "updated_at"] } },
  },
  {
    text: "Foreign keys are always declared.",
    rule: { every: "column", where: { name: "*_id" }, must: { kind: "be a foreign key" } },
  },
  { text: "Every foreign key has an index.", rule: { every: "foreign key", must: { kind: "have an index" } } },
  {
    text: "Every table has row level security.",
    rule: { every: "table", must: { kind: "have row level security" } },
  },
];

/** States one of the assumptions most teams have, or a rule of one's own. */
export function StateAssumption({ slug, stated }: { slug: string; stated: readonly string[] }) {
  const assumptions = useAssumptions(slug);
  const left = common.filter(({ text }) => !stated.includes(text));
  const [chosen, setChosen] = useState("");
  const [isOwn, setIsOwn] = useState(false);
  const wanted = left.find(({ text }) => text === chosen) ?? left[0];

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (wanted) assumptions.mutate({ kind: "state", ...wanted });
  }

  if (isOwn)
    return (
      <Suspense>
        <OwnRuleForm slug={slug} onClose={() => setIsOwn(false)} />
      </Suspense>
    );
  return (
    <form onSubmit={onSubmit} className="flex flex-wrap items-center gap-2">
      {wanted ? (
        <>
          <NativeSelect
            aria-label="Assumption"
            className="w-72"
            value={wanted.text}
            onChange={({ target }) => setChosen(target.value)}
          >
            {left.map(({ text }) => (
              <option key={text}>{text}</option>
            ))}
          </NativeSelect>
          <Button type="submit" pending={assumptions.isPending}>
            <Plus aria-hidden /> State it
          </Button>
        </>
      ) : null}
      <Button variant={wanted ? "ghost" : "secondary"} onClick={() => setIsOwn(true)}>
        Another rule
      </Button>
      <FormMessage collapse>{assumptions.error?.message}</FormMessage>
    </form>
  );
}
