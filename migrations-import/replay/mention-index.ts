import type { CatalogObject, ObjectId } from "../model/catalog-object";

/**
 * A word of a name as a number, so that no text of its own is made for each: two words that share one are found beside each
 * other, and the caller looks closely.
 */
type Word = number;

/** So many words of what is gone are kept without a thought. */
const leastStale = 1_000;

/** Which objects hold a name in their definition, word by word: the few to look at closely when that name changes. */
export class MentionIndex {
  readonly #fold: (name: string) => string;
  /** What holds a word now, and perhaps what held it once. */
  #holders = new Map<Word, ObjectId[]>();
  readonly #words = new Map<ObjectId, ReadonlySet<Word>>();
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

  /** Objects that hold every word of `name`, among others; null for all of them, where the name has no word. */
  holding(name: string): Iterable<ObjectId> | null {
    this.#settle();
    const words = this.#wordsIn(name);
    if (words.size === 0) return null;
    const holders = this.#holdersOfRarest(words);
    if (holders.length === 0) return this.#uncounted;
    const found = new Set<ObjectId>();
    for (const id of holders) if (this.#holdsAll(id, words)) found.add(id);
    for (const id of this.#uncounted) found.add(id);
    return found;
  }

  #holdersOfRarest(words: Iterable<Word>): readonly ObjectId[] {
    let rarest: readonly ObjectId[] | undefined;
    for (const each of words) {
      const holders = this.#holders.get(each);
      if (!holders) return [];
      if (!rarest || holders.length < rarest.length) rarest = holders;
    }
    return rarest ?? [];
  }

  #holdsAll(id: ObjectId, words: Iterable<Word>): boolean {
    const held = this.#words.get(id);
    if (!held) return false;
    for (const each of words) if (!held.has(each)) return false;
    return true;
  }

  /** Takes an object's new state in the place of its old one; null where it comes or goes. */
  replace(old: CatalogObject | null, next: CatalogObject | null): void {
    if (old?.definition === next?.definition) return;
    if (next) this.#pending.set(next.id, next.definition);
    else if (old) this.#pending.set(old.id, null);
  }

  #settle(): void {
    if (this.#pending.size === 0) return;
    for (const [id, definition] of this.#pending) if (!definition) this.#remove(id);
    for (const [id, definition] of this.#pending) if (definition) this.#take(id, definition);
    this.#pending.clear();
    if (this.#stale > this.#entries + leastStale) this.#rebuild();
  }

  /** Most of an object's words are those it had. */
  #take(id: ObjectId, definition: CatalogObject["definition"]): void {
    const words = this.#wordsIn(definition);
    const old = this.#words.get(id);
    const entries = this.#entries - (old?.size ?? 0) + words.size;
    if (entries > this.#mostEntries) {
      this.#remove(id);
      this.#uncounted.add(id);
      return;
    }
    this.#uncounted.delete(id);
    this.#entries = entries;
    this.#words.set(id, words);
    let kept = 0;
    for (const each of words) {
      if (old?.has(each)) kept++;
      else this.#addHolder(each, id);
    }
    this.#stale += (old?.size ?? 0) - kept;
  }

  #addHolder(word: Word, id: ObjectId): void {
    const holders = this.#holders.get(word);
    if (holders) holders.push(id);
    else this.#holders.set(word, [id]);
  }

  /** What stands under its words is left there and passed over: most of it comes again. */
  #remove(id: ObjectId): void {
    this.#uncounted.delete(id);
    const words = this.#words.get(id);
    if (!words) return;
    this.#words.delete(id);
    this.#entries -= words.size;
    this.#stale += words.size;
  }

  #rebuild(): void {
    this.#holders = new Map();
    this.#stale = 0;
    for (const [id, words] of this.#words) for (const each of words) this.#addHolder(each, id);
  }

  #wordsIn(value: unknown): ReadonlySet<Word> {
    const words = new Set<Word>();
    addWords(words, value, this.#fold);
    return words;
  }
}

/** Adds the words of all texts in a JSON value. */
function addWords(words: Set<Word>, value: unknown, fold: (name: string) => string): void {
  if (typeof value === "string") addWordsOf(words, fold(value));
  else if (Array.isArray(value)) for (const each of value) addWords(words, each, fold);
  else if (typeof value === "object" && value !== null) {
    const record = value as { readonly [key: string]: unknown };
    for (const key in record) addWords(words, record[key], fold);
  }
}

function addWordsOf(words: Set<Word>, text: string): void {
  let word = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80 || isOfName[code]) word = (Math.imul(word, 31) + code) | 0;
    else if (word !== 0) {
      words.add(word);
      word = 0;
    }
  }
  if (word !== 0) words.add(word);
}

/** What the databases' grammars read as part of a name without quotes, but for `$`; a name can be several words. */
const isOfName: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) => /\w/.test(String.fromCharCode(code)));
