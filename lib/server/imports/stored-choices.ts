import "server-only";
import { importFieldsSchema } from "@/lib/domain/import-inputs";
import type { SortChoices } from "./sort-given";

/** The choices an import was staged with, from the JSON it is kept as. */
export function readChoices(options: unknown): SortChoices {
  const fields = importFieldsSchema.parse(options);
  const upTo = typeof options === "object" && options !== null && "upTo" in options ? String(options.upTo) : undefined;
  return { ...fields, upTo };
}

/** Whether an import was staged with these choices. */
export function sameChoices(options: unknown, choices: SortChoices): boolean {
  const { layout, dialect, upTo, wholeHistory, runDynamic } = readChoices(options);
  const isWhole = choices.wholeHistory === true;
  const runs = choices.runDynamic === true;
  return (
    layout === choices.layout &&
    dialect === choices.dialect &&
    upTo === choices.upTo &&
    (wholeHistory === true) === isWhole &&
    (runDynamic === true) === runs
  );
}
