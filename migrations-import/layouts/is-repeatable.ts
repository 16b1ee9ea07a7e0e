import type { LayoutName } from "../model/source";
import { readFlywayName } from "./flyway-names";

/** Whether a layout runs a file again whenever it changes, after everything else, so that editing it changes no history. */
export function isRepeatable(layout: LayoutName, path: string): boolean {
  return layout === "flyway" && readFlywayName(path)?.kind === "repeatable";
}
