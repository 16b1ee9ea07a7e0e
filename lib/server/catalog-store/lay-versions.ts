import "server-only";
import { findLosses, type LosableChange } from "@/lib/domain/find-losses";
import type { CatalogObject, Change, MigrationOutcome, ObjectId } from "@/migrations-import/index";
import { IdentityBook, type KnownIdentities, type NewIdentity } from "./identity-book";

/** A version to be written; `to` is null while it stands. */
export type VersionRow = {
  readonly objectId: string;
  readonly tableId: string | null;
  readonly object: CatalogObject;
  readonly from: number;
  ordinal: number;
  to: number | null;
};

/** A change to be written, with the migration it belongs to by position. */
export type ChangeRow = {
  readonly position: number;
  readonly ordinal: number;
  readonly objectId: string;
  readonly tableId: string | null;
  readonly change: Change;
  /** The core sample and the history of its table show it: no consequence, or a loss, or all that the migration did to the table. */
  readonly shown: boolean;
  /** A consequence that took something away from what stays. */
  readonly isLoss: boolean;
};

/** What a replay adds to the stored catalog. */
export type LaidVersions = {
  readonly identities: readonly NewIdentity[];
  readonly versions: readonly VersionRow[];
  readonly changes: readonly ChangeRow[];
  /** Stored versions that end: at which position, by identity. */
  readonly endings: readonly { readonly objectId: string; readonly to: number }[];
  /** Stored versions at head whose place in the order of making moved, by identity. */
  readonly reordered: readonly { readonly objectId: string; readonly ordinal: number }[];
};

/** Where the outcomes begin: what is stored of the state the replay continued from. */
export type LayingGround = {
  readonly known: KnownIdentities;
  /** The order of making of the objects that stand, by engine identity. */
  readonly ordinals: ReadonlyMap<ObjectId, number>;
};

/** An outcome at its place in the project's order of migrations. */
export type PlacedOutcome = { readonly position: number; readonly outcome: MigrationOutcome };

/**
 * Turns the changes of migrations into versions with a validity range: a changed object ends one version and begins
 * another, so what is written grows with what changed. `objects` are those at the end, in the order of making.
 */
export function layVersions(
  ground: LayingGround,
  outcomes: readonly PlacedOutcome[],
  objects: readonly CatalogObject[],
): LaidVersions {
  const coming = outcomes.flatMap(({ outcome }) => outcome.changes.filter((each) => each.kind === "added"));
  const laying = new Laying(ground, new Set(coming.map((each) => each.object)));
  for (const { position, outcome } of outcomes) laying.lay(position, outcome.changes);
  return laying.finish(objects);
}

class Laying {
  readonly #book: IdentityBook;
  readonly #ordinals: ReadonlyMap<ObjectId, number>;
  readonly #versions: VersionRow[] = [];
  readonly #changes: ChangeRow[] = [];
  readonly #open = new Map<string, VersionRow>();
  readonly #stored: Set<string>;
  readonly #endings: { objectId: string; to: number }[] = [];

  constructor(ground: LayingGround, coming: ReadonlySet<ObjectId>) {
    this.#book = new IdentityBook(ground.known, { coming });
    this.#ordinals = ground.ordinals;
    this.#stored = new Set(ground.known.standing.map((each) => each.objectId));
  }

  lay(position: number, changes: readonly Change[]): void {
    const tableOfGone = this.#drop(position, changes);
    this.#name(changes);
    const told: Omit<ChangeRow, "shown" | "isLoss">[] = [];
    for (const change of changes) {
      const gone = tableOfGone.get(change.object);
      const objectId = gone?.objectId ?? this.#book.idOf(change.object);
      const tableId = gone ? gone.tableId : change.after && this.#book.tableOf(change.after);
      if (change.after) this.#begin(position, objectId, tableId, change.after);
      if (!isQuiet(change)) told.push({ position, ordinal: told.length, objectId, tableId, change });
    }
    const changed = new Set(told.filter((row) => !row.change.consequence).map((row) => row.tableId));
    const losses = findLosses(told.map(losable));
    const lost = new Set([...losses].map(({ objectId }) => objectId));
    for (const row of told) {
      const isLoss = row.change.consequence && lost.has(row.objectId);
      this.#changes.push({ ...row, isLoss, shown: !row.change.consequence || isLoss || !changed.has(row.tableId) });
    }
  }

  finish(objects: readonly CatalogObject[]): LaidVersions {
    return {
      identities: this.#book.made,
      versions: this.#versions,
      changes: this.#changes,
      endings: this.#endings,
      reordered: this.#order(objects),
    };
  }

  /** Ends what is dropped first, so that what comes under its name in the same migration can take its identity. */
  #drop(position: number, changes: readonly Change[]) {
    const gone = new Map<ObjectId, { readonly objectId: string; readonly tableId: string | null }>();
    const dropped = changes.flatMap((change) => (change.after === null && change.before ? [change.before] : []));
    for (const before of dropped)
      gone.set(before.id, { objectId: this.#book.idOf(before.id), tableId: this.#book.tableOf(before) });
    // Tables last: what belongs to them is remembered by their identity.
    for (const before of dropped.toSorted((a, b) => Number(a.kind === "table") - Number(b.kind === "table"))) {
      this.#end(position, this.#book.drop(before));
    }
    return gone;
  }

  #name(changes: readonly Change[]): void {
    const added = changes.flatMap((change) => (change.before === null && change.after ? [change.after] : []));
    for (const after of added) if (after.kind === "table") this.#book.add(after);
    for (const after of added) if (after.kind !== "table") this.#book.add(after);
  }

  #begin(from: number, objectId: string, tableId: string | null, object: CatalogObject): void {
    this.#end(from, objectId);
    const row: VersionRow = { objectId, tableId, object, from, ordinal: this.#versions.length, to: null };
    this.#open.set(objectId, row);
    this.#versions.push(row);
  }

  #end(to: number, objectId: string): void {
    const open = this.#open.get(objectId);
    if (open) open.to = to;
    else if (this.#stored.delete(objectId)) this.#endings.push({ objectId, to });
    this.#open.delete(objectId);
  }

  /** Numbers the objects at the end so that their order is that of making, changing as few stored numbers as can be. */
  #order(objects: readonly CatalogObject[]) {
    const reordered: { objectId: string; ordinal: number }[] = [];
    let last = -1;
    for (const object of objects) {
      const objectId = this.#book.idOf(object.id);
      const before = this.#ordinals.get(object.id) ?? -1;
      const ordinal = before > last ? before : last + 1;
      const row = this.#open.get(objectId);
      if (row) row.ordinal = ordinal;
      else if (ordinal !== before) reordered.push({ objectId, ordinal });
      last = ordinal;
    }
    return reordered;
  }
}

function losable({ objectId, tableId, change }: Pick<ChangeRow, "objectId" | "tableId" | "change">): LosableChange {
  const { kind, objectKind, consequence, before } = change;
  const isBehindConstraint = before?.kind === "index" && before.definition.constraint !== null;
  return { kind, objectKind, objectId, tableId, consequence, isBehindConstraint };
}

/** A change of nothing that people see: it is kept as a version, because a replay continues from it, and not told. */
function isQuiet(change: Change): boolean {
  return change.kind === "altered" && change.facts.length === 0;
}
