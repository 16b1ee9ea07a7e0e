import type { CatalogObject, ObjectId } from "../model/catalog-object";

/**
 * A word of a name as a number, so that no text of its own is made for each: two words that share one are found beside each
 * other, and the caller looks closely.
 */
type Word = number;

/** A definition as it was taken. What no longer stands is left under its words, and passed over until these are sifted. */
type Holder = { readonly id: ObjectId; entries: number; stands: boolean };

/** So many entries of what is gone are kept without a thought. */
const leastStale = 1_000;

/** Which objects hold a name in their definition, word by word: the few to look at closely when that name changes. */
export class MentionIndex {
  readonly #fold: (name: string) => string;
  readonly #holders = new Map<Word, Holder[]>();
  readonly #standing = new Map<ObjectId, Holder>();
  /** The definitions to be indexed when next asked for; null for those that go. Most are written more often than asked for. */
  readonly #pending = new Map<ObjectId, CatalogObject["definition"] | null>();
  readonly #uncounted = new Set<ObjectId>();
  readonly #mostEntries: number;
  #entries = 0;
  #stale = 0;

  /** Beyond `mostEntries` objects count as holding every word, so that texts of nothing but words cannot fill the memory. */
  constructor(fold: (name: string) => string, mostEntries = 1_000_000) {
    this.#fold = fold;
    this.#mostEntries = mostEntries;
  }

  /** Objects that hold the rarest word of `name`, among others; null for all of them, where the name has no word. */
  holding(name: string): Iterable<ObjectId> | null {
    this.#settle();
    const words = wordsOf(this.#fold(name));
    if (words.length === 0) return null;
    const found: ObjectId[] = [];
    for (const { id, stands } of this.#holdersOfRarest(words)) if (stands) found.push(id);
    for (const id of this.#uncounted) found.push(id);
    return found;
  }

  #holdersOfRarest(words: readonly Word[]): readonly Holder[] {
    let rarest: readonly Holder[] | undefined;
    for (const each of words) {
      const holders = this.#holders.get(each);
      if (!holders) return [];
      if (!rarest || holders.length < rarest.length) rarest = holders;
    }
    return rarest ?? [];
  }

  /** Takes an object's new state in the place of its old one; null where it comes or goes. */
  replace(old: CatalogObject | null, next: CatalogObject | null): void {
    if (old?.definition === next?.definition) return;
    if (next) this.#pending.set(next.id, next.definition);
    else if (old) this.#pending.set(old.id, null);
  }

  #settle(): void {
    if (this.#pending.size === 0) return;
    for (const id of this.#pending.keys()) this.#leave(id);
    for (const [id, definition] of this.#pending) if (definition) this.#take(id, definition);
    this.#pending.clear();
    if (this.#stale > this.#entries + leastStale) this.#sift();
  }

  #leave(id: ObjectId): void {
    this.#uncounted.delete(id);
    const holder = this.#standing.get(id);
    if (!holder) return;
    this.#standing.delete(id);
    this.#discard(holder);
  }

  #discard(holder: Holder): void {
    holder.stands = false;
    this.#entries -= holder.entries;
    this.#stale += holder.entries;
  }

  #take(id: ObjectId, definition: CatalogObject["definition"]): void {
    const holder: Holder = { id, entries: 0, stands: true };
    this.#enterAll(definition, holder);
    if (holder.stands) this.#standing.set(id, holder);
    else this.#uncounted.add(id);
  }

  /** Puts a holder under each word of all texts in a JSON value, or discards it where there are too many. */
  #enterAll(value: unknown, holder: Holder): void {
    if (!holder.stands) return;
    if (typeof value === "string") {
      for (const word of wordsOf(this.#fold(value))) this.#enter(word, holder);
      if (this.#entries > this.#mostEntries) this.#discard(holder);
    } else if (Array.isArray(value)) for (const each of value) this.#enterAll(each, holder);
    else if (typeof value === "object" && value !== null) {
      const record = value as { readonly [key: string]: unknown };
      for (const key in record) this.#enterAll(record[key], holder);
    }
  }

  /** Once under each word: what was put there last is the holder itself, as long as its words are read. */
  #enter(word: Word, holder: Holder): void {
    const holders = this.#holders.get(word);
    if (!holders) this.#holders.set(word, [holder]);
    else if (holders[holders.length - 1] !== holder) holders.push(holder);
    else return;
    holder.entries++;
    this.#entries++;
  }

  #sift(): void {
    for (const [word, holders] of this.#holders) {
      const standing = holders.filter(({ stands }) => stands);
      if (standing.length > 0) this.#holders.set(word, standing);
      else this.#holders.delete(word);
    }
    this.#stale = 0;
  }
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let word = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 || isOfName[code]) word = (Math.imul(word, 31) + code) | 0;
    else if (word !== 0) {
      words.push(word);
      word = 0;
    }
  }
  if (word !== 0) words.push(word);
  return words;
}

/** What the databases' grammars read as part of a name without quotes, but for `$`; a name can be several words. */
const isOfName: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) => /\w/.test(String.fromCharCode(code)));
