const asideNames = "old|archived?|deprecated|obsolete|backups?|bak";
const aside = new RegExp(`(^|/)[_.]?(${asideNames})(/|$)`, "i");
const asideOrBefore = new RegExp(`(^|/)[_.]?(${asideNames}|legacy)(/|$)`, "i");

/** A folder of what is kept and applied no more, such as `migrations/archive`. */
export function isSetAside(folder: string): boolean {
  return aside.test(folder);
}

/** Likewise, or of what was applied before the folders beside it, such as `legacy`. */
export function isOfThePast(folder: string): boolean {
  return asideOrBefore.test(folder);
}
