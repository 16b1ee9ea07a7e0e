const ownerLine = /^[ \t]*owner:[ \t]*(\S.*)$/imu;
const MOST = 120;

/** Whom words in a migration name as the owner: the rest of a line that begins with `Owner:`. Null where there is no such line. */
export function namedOwner(words: string): string | null {
  const name = ownerLine.exec(words)?.[1]?.trim();
  return name ? name.slice(0, MOST) : null;
}

/** Which of those who may own something is called so, in whatever case; null where none or several are. */
export function findNamed<T extends { readonly name: string }>(choices: readonly T[], name: string): T | null {
  const [found, another] = choices.filter((each) => plain(each.name) === plain(name));
  return found && another === undefined ? found : null;
}

function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
