import "server-only";
import {
  compareHistories,
  type Diagnostic,
  findRenames,
  type HistoryChange,
  isRepeatable,
  type Migration,
} from "@/migrations-import/index";
import { orderMigrations } from "./order-migrations";
import type { PlannedMigration, StoredMigration } from "./planned-migration";
import type { GivenSet } from "./sort-given";

/** What a project has and what was given, as one history. */
export type MergedSets = {
  readonly order: readonly PlannedMigration[];
  /** What was there and is to be forgotten altogether: nothing people wrote refers to it. */
  readonly forgotten: readonly StoredMigration[];
  readonly history: readonly HistoryChange[];
  /** The files hold most of what was there. */
  readonly looksWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Joins what a project has with what was given. What was not given stays, unless the given is the whole history; then it is
 * removed: forgotten, or, where people wrote something at it (`isReferred`), kept in its place without effect.
 */
export async function mergeSets(
  stored: readonly StoredMigration[],
  given: GivenSet,
  isWhole: boolean,
  isReferred: (id: string) => boolean,
): Promise<MergedSets> {
  const live = stored.filter((each) => !each.isRemoved);
  const looksWhole = isMostOf(live, given);
  const renames = isWhole || looksWhole ? findRenames(live, given.migrations) : renamesOfOneVersion(live, given);
  const formerly = new Map([...renames].map(([now, old]) => [old, now]));
  const givenPaths = new Set(given.migrations.map((each) => each.path));
  const nowAt = (each: StoredMigration) => formerly.get(each.path) ?? each.path;
  const staying = live.filter((each) => !isWhole || givenPaths.has(nowAt(each)));
  const ordered = await orderBoth(staying.map(nowAt), given);
  const byPath = new Map(staying.map((each) => [nowAt(each), each]));
  const restored = new Map(stored.filter((each) => each.isRemoved).map((each) => [each.path, each]));
  const planned = ordered.entries.map((entry) =>
    planOne(entry, byPath.get(entry.path), restored.get(entry.path), given),
  );
  const gone = stored.filter((each) => !planned.some((one) => one.stored?.id === each.id));
  const order = markInserted(
    withRemoved(
      planned,
      stored,
      gone.filter((each) => isReferred(each.id)),
    ),
  );
  const after = planned.map((each) => ({ ...each, checksum: each.given?.checksum ?? each.stored?.checksum ?? "" }));
  return {
    order,
    forgotten: gone.filter((each) => !isReferred(each.id)),
    history: compareHistories(live, after, (path) => isRepeatable(given.layout, path)),
    looksWhole,
    diagnostics: ordered.diagnostics,
  };
}

type Entry = Pick<Migration, "path" | "version" | "name">;

async function orderBoth(stored: readonly string[], given: GivenSet) {
  if (stored.length === 0) {
    const entries: Entry[] = given.migrations.map(({ path, version, name }) => ({ path, version, name }));
    return { entries, diagnostics: given.diagnostics };
  }
  const { layout, dialect, journal } = given;
  const ordered = await orderMigrations({
    layout,
    dialect,
    journal,
    stored,
    given: given.migrations.map((each) => each.path),
  });
  const aboutOrder = ["JOURNAL_MISMATCH", "DUPLICATE_VERSION"];
  const aboutFiles = given.diagnostics.filter((each) => !aboutOrder.includes(each.code));
  return { entries: ordered.entries, diagnostics: [...aboutFiles, ...ordered.diagnostics] };
}

/** The first of what is there came again, and at least half of it: a folder, not a handful of files. */
function isMostOf(live: readonly StoredMigration[], given: GivenSet): boolean {
  const paths = new Set(given.migrations.map((each) => each.path));
  const first = live[0];
  return (
    first !== undefined &&
    paths.has(first.path) &&
    live.filter((each) => paths.has(each.path)).length * 2 >= live.length
  );
}

function renamesOfOneVersion(live: readonly StoredMigration[], given: GivenSet): ReadonlyMap<string, string> {
  const versions = new Map(given.migrations.map((each) => [each.path, each.version]));
  const former = new Map(live.map((each) => [each.path, each.version]));
  return new Map(
    [...findRenames(live, given.migrations)].filter(([now, old]) => versions.get(now) === former.get(old)),
  );
}

function planOne(
  entry: Entry,
  there: StoredMigration | undefined,
  restored: StoredMigration | undefined,
  given: GivenSet,
): PlannedMigration {
  const come = given.migrations.find((each) => each.path === entry.path);
  const migration = come ? { ...come, version: entry.version, name: entry.name } : null;
  const plain = { ...entry, position: 0, isInserted: false, given: migration };
  if (!there) return { ...plain, state: "new", stored: restored ?? null };
  if (!come) return { ...plain, state: "stored", stored: there };
  if (come.checksum !== there.checksum) return { ...plain, state: "edited", stored: there };
  return { ...plain, state: there.path === entry.path ? "same" : "renamed", stored: there };
}

/** What was removed keeps its place: behind what it stood behind. */
function withRemoved(
  planned: readonly PlannedMigration[],
  stored: readonly StoredMigration[],
  removed: readonly StoredMigration[],
): readonly PlannedMigration[] {
  const order = [...planned];
  for (const each of removed) {
    const before = stored
      .slice(0, stored.indexOf(each))
      .findLast((one) => order.some((two) => two.stored?.id === one.id));
    const at = before ? order.findIndex((one) => one.stored?.id === before.id) + 1 : 0;
    const { path, version, name } = each;
    order.splice(at, 0, {
      position: 0,
      path,
      version,
      name,
      state: "removed",
      isInserted: false,
      given: null,
      stored: each,
    });
  }
  return order;
}

function markInserted(order: readonly PlannedMigration[]): readonly PlannedMigration[] {
  const last = order.findLastIndex((each) => each.state !== "new" && each.state !== "removed");
  return order.map((each, index) => ({
    ...each,
    position: index + 1,
    isInserted: each.state === "new" && index < last,
  }));
}
