"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { NativeSelect } from "@/components/ui/native-select";
import { onEscapeUnwritten } from "@/components/ui/on-escape";
import { useAssumptions } from "@/lib/client/use-assumptions";
import type { AssumptionRule } from "@/lib/domain/assumptions";
import { musts, type RuleDraft, toRule } from "./rule-draft";

const things: readonly AssumptionRule["every"][] = ["table", "column", "foreign key", "index"];

/** States an assumption of one's own: of what it speaks, and what must be. The default export is what `lazy` takes. */
export default function OwnRuleForm({ slug, onClose }: { slug: string; onClose: () => void }) {
  const assumptions = useAssumptions(slug);
  const [text, setText] = useState("");
  const [draft, setDraft] = useState<RuleDraft>({ every: "table", named: "", must: "have columns", what: "" });
  const choices = musts[draft.every];
  const asks = choices.find(({ kind }) => kind === draft.must)?.asks ?? null;
  const set = (change: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...change }));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    assumptions.mutate({ kind: "state", text, rule: toRule(draft) }, { onSuccess: onClose });
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={onEscapeUnwritten(text.trim() === "", onClose)}
      className="flex flex-col gap-3 rounded-lg border bg-card p-4 text-sm"
    >
      <Field label="What is taken for granted" required>
        <Input autoFocus maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Field label="Every" required>
          <NativeSelect
            className="w-36"
            value={draft.every}
            onChange={({ target }) => {
              const every = things.find((each) => each === target.value) ?? "table";
              set({ every, must: musts[every][0]?.kind ?? "be named", what: "" });
            }}
          >
            {things.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </NativeSelect>
        </Field>
        <Field label="Whose name is" hint="* stands for any characters.">
          <Input
            className="w-44 font-mono"
            maxLength={120}
            placeholder="*_id"
            value={draft.named}
            onChange={({ target }) => set({ named: target.value })}
          />
        </Field>
        <Field label="Must" required>
          <NativeSelect
            className="w-52"
            value={draft.must}
            onChange={({ target }) => set({ must: target.value, what: "" })}
          >
            {choices.map(({ kind }) => (
              <option key={kind}>{kind}</option>
            ))}
          </NativeSelect>
        </Field>
        {asks ? (
          <Field label={asks.label} hint={asks.hint} required={asks.isRequired}>
            <Input
              className="w-52 font-mono"
              value={draft.what}
              onChange={({ target }) => set({ what: target.value })}
            />
          </Field>
        ) : null}
      </div>
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          pending={assumptions.isPending}
          disabled={text.trim() === "" || (asks?.isRequired === true && draft.what.trim() === "")}
        >
          State it
        </Button>
        <Button onClick={onClose}>
          Cancel <Kbd>Esc</Kbd>
        </Button>
      </div>
      <FormMessage collapse>{assumptions.error?.message}</FormMessage>
    </form>
  );
}
