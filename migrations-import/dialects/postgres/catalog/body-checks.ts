import type { Session } from "../../../replay/session";

/** The setting by which the bodies of functions are read when they are made. */
export const bodyChecks = "check_function_bodies";

/** All the words for `off`, and what they may be cut to (`parse_bool`). */
const off = /^(of|off|f|fa|fal|fals|false|n|no|0)$/i;

/** Follows `SET check_function_bodies`; without a value it is as usual, which is on. */
export function switchBodyChecks({ settings }: Session, value: string | undefined): void {
  if (value !== undefined && off.test(value)) settings.set(bodyChecks, "off");
  else settings.delete(bodyChecks);
}

/** Whether bodies are read; `own` are the settings of the function, which hold for its body already. */
export function checksBodies({ settings }: Session, own: readonly string[] = []): boolean {
  const mark = `${bodyChecks}=`;
  const said = own.find((each) => each.startsWith(mark))?.slice(mark.length);
  return !settings.has(bodyChecks) && (said === undefined || !off.test(said));
}
