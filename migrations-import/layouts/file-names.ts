import { fileNameOf } from "./file-tree";

/** Whether a path ends in `.sql`. */
export function isSql(path: string): boolean {
  return /\.sql$/i.test(path);
}

/** Why a `.sql` file is no migration to apply (a down or a seed file), or null where it may be one. */
export function leftOutBecause(path: string): string | null {
  const name = fileNameOf(path);
  if (/(^|[._-])down\.+sql$/i.test(name)) return "it undoes a migration";
  if (/^seeds?\.sql$/i.test(name) || /(^|\/)seeds?\//i.test(path)) return "it fills in data and is no migration";
  return null;
}

/** The version in front of a name, and the rest of it: `0001_init` is `0001` and `init`; a day's files may be counted, `2024-01-31_02_init`. Null without digits in front. */
export function splitVersion(stem: string): { readonly version: string; readonly name: string } | null {
  const match = /^[vV]?(\d{4}-\d\d-\d\d_\d+(?=_)|\d+(?:[.-]\d+)*)(?:[_\-. ]+(.*))?$/s.exec(stem);
  const version = match?.[1];
  return version === undefined ? null : { version, name: match?.[2] || stem };
}

/** A file name without folder, `.sql`, and an `.up` in front of that. */
export function stemOf(path: string): string {
  return fileNameOf(path)
    .replace(/\.sql$/i, "")
    .replace(/\.up\.*$/i, "");
}

/** Whether a file is one half of a pair such as `1_init.up.sql` and `1_init.down.sql`. */
export function isHalf(path: string): boolean {
  return /\.(up|down)\.+sql$/i.test(path);
}

/** `3 migrations`, `1 migration`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
