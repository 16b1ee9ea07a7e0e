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
import type { ImportPreview } from "@/lib/domain/import-view";
import type { Choices } from "./use-import";

export type ReadingChoicesProps = {
  preview: Pick<ImportPreview, "layout" | "dialect" | "layoutReason" | "dialectReason">;
  onChange: (choices: Choices) => void;
};

/** Which layout and dialect the files were read by, why, and a way to say otherwise. */
export function ReadingChoices({ preview, onChange }: ReadingChoicesProps) {
  const layout = preview.layout as LayoutChoice;
  const dialect = preview.dialect as DialectChoice;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Layout" hint={preview.layoutReason} required>
        <Select
          value={layout}
          onValueChange={(value) => onChange({ layout: value as LayoutChoice, dialect })}
          options={optionsOf(layoutChoices)}
        />
      </Field>
      <Field label="Dialect" hint={preview.dialectReason} required>
        <Select
          value={dialect}
          onValueChange={(value) => onChange({ layout, dialect: value as DialectChoice })}
          options={optionsOf(dialectChoices)}
        />
      </Field>
    </div>
  );
}

function optionsOf(choices: readonly (LayoutChoice | DialectChoice)[]) {
  return choices.filter((choice) => choice !== "auto").map((choice) => ({ value: choice, label: choiceWords[choice] }));
}
