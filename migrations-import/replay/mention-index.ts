import type { CatalogObject, ObjectId } from "../model/catalog-object";
import { SlotIndex } from "./slots";

/** What the databases' grammars read as part of a name without quotes, but for `$`; a name can be several words. */
const word = /[A-Za-z0-9_\u0080-\uffff]+/g;

/** Which objects hold a name in their definition, word by word: the few to look at closely when that name changes. */
export class MentionIndex {
  readonly #fold: (name: string) => string;
  readonly #holders = new SlotIndex();
  readonly #uncounted = new Set<ObjectId>();
  readonly #mostEntries: number;
  #entries = 0;

  /** Beyond `mostEntries` objects count as holding every word, so that texts of nothing but words cannot fill the memory. */
  constructor(fold: (name: string) => string, mostEntries = 1_000_000) {
    this.#fold = fold;
    this.#mostEntries = mostEntries;
  }

  /** Objects that hold every word of `name`, among others; null for all of them, where the name has no word. */
  holding(name: string): Iterable<ObjectId> | null {
    const holders = [...this.#wordsIn(name)].map((each) => this.#holders.get(each));
    const [fewest, ...others] = holders.sort((a, b) => a.size - b.size);
    if (!fewest) return null;
    return [...[...fewest].filter((id) => others.every((each) => each.has(id))), ...this.#uncounted];
  }

  /** Takes an object's new state in the place of its old one; null where it comes or goes. */
  replace(old: CatalogObject | null, next: CatalogObject | null): void {
    if (old?.definition === next?.definition) return;
    if (old) this.#remove(old);
    if (next) this.#add(next);
  }

  #add({ id, definition }: CatalogObject): void {
    const words = this.#wordsOf(definition);
    if (this.#entries + words.size > this.#mostEntries) {
      this.#uncounted.add(id);
      return;
    }
    this.#entries += words.size;
    for (const each of words) this.#holders.add(each, id);
  }

  #remove({ id, definition }: CatalogObject): void {
    if (this.#uncounted.delete(id)) return;
    const words = this.#wordsOf(definition);
    this.#entries -= words.size;
    for (const each of words) this.#holders.delete(each, id);
  }

  #wordsOf(value: unknown, words = new Set<string>()): Set<string> {
    if (typeof value === "string") for (const each of this.#wordsIn(value)) words.add(each);
    else if (typeof value === "object" && value !== null) {
      for (const each of Object.values(value)) this.#wordsOf(each, words);
    }
    return words;
  }

  #wordsIn(text: string): Set<string> {
    return new Set(this.#fold(text).match(word));
  }
}
