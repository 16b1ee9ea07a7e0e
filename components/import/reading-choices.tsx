"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import {
  choiceWords,
  type DialectChoice,
  dialectChoices,
  type LayoutChoice,
  layoutChoices,
} from "@/lib/domain/import-inputs";
import type { Choices } from "./use-import";

export type ReadingChoicesProps = {
  /** What they were read by, or (`auto`) were tried to be. */
  choices: Choices;
  /** Why, where that is known. */
  reasons?: { readonly layout: string; readonly dialect: string };
  onChange: (choices: Choices) => void;
};

/** Which layout and dialect the files are read by, why, and a way to say otherwise. */
export function ReadingChoices({ choices, reasons, onChange }: ReadingChoicesProps) {
  const { layout, dialect } = choices;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Layout" hint={reasons?.layout} required>
        <Select
          value={layout}
          onValueChange={(value) => onChange({ ...choices, layout: value as LayoutChoice })}
          options={optionsOf(layoutChoices, layout)}
        />
      </Field>
      <Field label="Dialect" hint={reasons?.dialect} required>
        <Select
          value={dialect}
          onValueChange={(value) => onChange({ ...choices, dialect: value as DialectChoice })}
          options={optionsOf(dialectChoices, dialect)}
        />
      </Field>
    </div>
  );
}

/** Once something was recognised, there is nothing to leave open any more. */
function optionsOf(choices: readonly (LayoutChoice | DialectChoice)[], chosen: LayoutChoice | DialectChoice) {
  const offered = choices.filter((choice) => choice !== "auto" || chosen === "auto");
  return offered.map((choice) => ({ value: choice, label: choiceWords[choice] }));
}
