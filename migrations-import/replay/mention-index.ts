import type { CatalogObject, ObjectId } from "../model/catalog-object";
import { SlotIndex } from "./slots";

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
  #holders = new SlotIndex<ObjectId, Word>();
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
    let rarest: Word | undefined;
    for (const each of words) {
      if (rarest === undefined || this.#holders.size(each) < this.#holders.size(rarest)) rarest = each;
    }
    if (rarest === undefined) return null;
    const found: ObjectId[] = [];
    for (const id of this.#holders.get(rarest)) if (this.#holdsAll(id, words)) found.push(id);
    found.push(...this.#uncounted);
    return found;
  }

  #holdsAll(id: ObjectId, words: ReadonlySet<Word>): boolean {
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
    for (const id of this.#pending.keys()) this.#remove(id);
    for (const [id, definition] of this.#pending) if (definition) this.#add(id, definition);
    this.#pending.clear();
    if (this.#stale > this.#entries + leastStale) this.#rebuild();
  }

  #add(id: ObjectId, definition: CatalogObject["definition"]): void {
    const words = this.#wordsIn(textsOf(definition, []).join(" "));
    if (this.#entries + words.size > this.#mostEntries) {
      this.#uncounted.add(id);
      return;
    }
    this.#entries += words.size;
    this.#words.set(id, words);
    for (const each of words) this.#holders.add(each, id);
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
    this.#holders = new SlotIndex<ObjectId, Word>();
    this.#stale = 0;
    for (const [id, words] of this.#words) for (const each of words) this.#holders.add(each, id);
  }

  #wordsIn(text: string): ReadonlySet<Word> {
    return wordsIn(this.#fold(text));
  }
}

function wordsIn(text: string): ReadonlySet<Word> {
  const words = new Set<Word>();
  let word = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isOfName(code)) word = (Math.imul(word, 31) + code) | 0;
    else if (word !== 0) {
      words.add(word);
      word = 0;
    }
  }
  if (word !== 0) words.add(word);
  return words;
}

/** What the databases' grammars read as part of a name without quotes, but for `$`; a name can be several words. */
function isOfName(code: number): boolean {
  if (code >= 0x80) return true;
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function textsOf(value: unknown, texts: string[]): string[] {
  if (typeof value === "string") texts.push(value);
  else if (Array.isArray(value)) for (const each of value) textsOf(each, texts);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) textsOf(each, texts);
  return texts;
}
