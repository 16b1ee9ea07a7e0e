"use client";

import { cn } from "./cn";
import { NativeSelect } from "./native-select";

export type FilterChoice = { readonly value: string; readonly label: string };

type FilterSelectProps = {
  /** What is filtered by: "Owner". */
  label: string;
  /** What lets everything through: "Any owner". */
  any: string;
  value: string | null;
  choices: readonly FilterChoice[];
  onChoose: (value: string | null) => void;
};

/** One filter of a list; lit where it lets only some through. */
export function FilterSelect({ label, any, value, choices, onChoose }: FilterSelectProps) {
  return (
    <NativeSelect
      aria-label={label}
      className={cn(
        "no-print w-auto max-w-48 min-w-36 max-sm:max-w-none max-sm:grow max-sm:basis-[40%]",
        value !== null && "border-primary bg-primary-soft",
      )}
      value={value ?? ""}
      onChange={({ target }) => onChoose(target.value || null)}
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </NativeSelect>
  );
}
