import { findTelling } from "./remarks";

/** The comments of a text that may say something, asked for from its beginning to its end. */
export class CommentsAhead {
  readonly #sql: string;
  /** Undefined until asked for. */
  #offsets: readonly number[] | null | undefined;
  #passed = 0;

  constructor(sql: string) {
    this.#sql = sql;
  }

  /** Whether one may begin in a stretch of the text, which begins no earlier than the one asked for before. */
  isTelling(start: number, end: number): boolean {
    if (this.#offsets === undefined) this.#offsets = findTelling(this.#sql);
    if (this.#offsets === null) return true;
    while ((this.#offsets[this.#passed] ?? end) < start) this.#passed++;
    return (this.#offsets[this.#passed] ?? end) < end;
  }
}
