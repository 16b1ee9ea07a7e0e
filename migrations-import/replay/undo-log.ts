type Undo = () => void;

type Transaction = { readonly undo: Undo[]; readonly savepoints: { readonly name: string; readonly at: number }[] };

/** What would undo the writes of a statement, and of the transaction that a file began. */
export class UndoLog {
  #statement: Undo[] = [];
  /** Null outside of a transaction. */
  #transaction: Transaction | null = null;

  /** Notes how a write is undone. */
  push(undo: Undo): void {
    this.#statement.push(undo);
  }

  /** Starts anew: nothing before can be undone. */
  clear(): void {
    this.#statement = [];
    this.#transaction = null;
  }

  /** Starts a statement, whose writes can be undone together. */
  beginStatement(): void {
    if (this.#transaction) for (const undo of this.#statement) this.#transaction.undo.push(undo);
    this.#statement = [];
  }

  /** Begins a transaction: until it ends, everything can be undone. */
  beginTransaction(): void {
    this.beginStatement();
    this.#transaction ??= { undo: [], savepoints: [] };
  }

  /** Ends a transaction and keeps what it wrote. */
  commit(): void {
    this.#transaction = null;
  }

  /** Ends a transaction and undoes what it wrote; outside of one it does nothing. */
  rollback(): void {
    this.beginStatement();
    undoDownTo(this.#transaction?.undo ?? [], 0);
    this.#transaction = null;
  }

  /** Marks a point of the transaction that {@link rollbackTo} goes back to. */
  savepoint(name: string): void {
    this.beginStatement();
    this.#transaction?.savepoints.push({ name, at: this.#transaction.undo.length });
  }

  /** Undoes what the transaction wrote since a savepoint. */
  rollbackTo(name: string): void {
    this.beginStatement();
    const point = this.#transaction?.savepoints.findLast((each) => each.name === name);
    if (point) undoDownTo(this.#transaction?.undo ?? [], point.at);
  }

  /** A point in the statement that {@link undoTo} can go back to. */
  mark(): number {
    return this.#statement.length;
  }

  /** Undoes the statement's writes since a mark; without one, all of them. */
  undoTo(mark = 0): void {
    undoDownTo(this.#statement, mark);
  }
}

function undoDownTo(undo: Undo[], length: number): void {
  while (undo.length > length) undo.pop()?.();
}
