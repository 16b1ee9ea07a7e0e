const wordCharacter = /[\w$\u0080-\uffff]/;

/** Whether a text of SQL holds a name as a word of its own: the cheap question before the text is parsed. */
export function mentions(text: string | null, called: string): text is string {
  if (text === null || called === "") return false;
  const name = called.includes('"') ? called.replaceAll('"', '""') : called;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isStart = at === 0 || !wordCharacter.test(text[at - 1] ?? "");
    const end = at + name.length;
    if (isStart && (end === text.length || !wordCharacter.test(text[end] ?? ""))) return true;
  }
  return false;
}
