import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Diagnostic, DialectName, LayoutName, Migration, SourceFile } from "@/migrations-import/index";
import { type Db, getDb, type Transaction } from "../db";
import { orderMigrations } from "./order-migrations";
import { type GivenSet, type SortChoices, sortGiven } from "./sort-given";

/** A migration the project has, without its text. */
export type StoredMigration = {
  readonly id: string;
  readonly position: number;
  readonly version: string;
  readonly name: string;
  readonly path: string;
  readonly checksum: string;
  readonly upStart: number;
  readonly upEnd: number;
  readonly applied: number;
  readonly noEffect: number;
  readonly notUnderstood: number;
  readonly failed: number;
};

/** One migration of the set as it would be. `migration` is null for one that is stored and was not given. */
export type PlannedMigration = {
  readonly position: number;
  readonly path: string;
  readonly version: string;
  readonly name: string;
  readonly state: "new" | "same" | "edited" | "stored";
  /** New, and before one that is there already. */
  readonly isInserted: boolean;
  readonly given: Migration | null;
  readonly stored: StoredMigration | null;
};

/** What an import would make of a project: the whole set in order, and from where on it has to be replayed. */
export type ImportPlan = {
  readonly projectId: string;
  /** The project's `importSerial` this was planned against. */
  readonly serial: number;
  readonly layout: LayoutName;
  readonly dialect: DialectName;
  readonly layoutReason: string;
  readonly dialectReason: string;
  readonly order: readonly PlannedMigration[];
  /** About the files and their order; what replaying says comes with its outcomes. */
  readonly diagnostics: readonly Diagnostic[];
  /** The history so far stays as it is: only what is behind it is replayed. */
  readonly isContinuation: boolean;
  readonly isUnchanged: boolean;
};

/** Plans an import of files into a project. Throws `invalid` where there is nothing to import. */
export async function planImport(
  projectId: string,
  files: readonly SourceFile[],
  choices: SortChoices,
): Promise<ImportPlan> {
  const db = getDb();
  const project = await db.project.findUnique({
    where: { id: projectId },
    select: { importSerial: true, dialect: true, layout: true },
  });
  if (project === null) throw new AppError("not_found");
  const stored = await listStored(db, projectId);
  const form = stored.length === 0 ? { layout: null, dialect: null } : project;
  const given = await sortGiven(files, form, choices);
  const { order, diagnostics } = await mergeSets(stored, given);
  const isContinuation = continues(stored, order) && (stored.length === 0 || given.dialect === project.dialect);
  return {
    projectId,
    serial: project.importSerial,
    layout: given.layout,
    dialect: given.dialect,
    layoutReason: given.layoutReason,
    dialectReason: given.dialectReason,
    order,
    diagnostics,
    isContinuation,
    isUnchanged: isContinuation && order.length === stored.length,
  };
}

/** The migrations of a project in apply order. */
export function listStored(db: Db | Transaction, projectId: string): Promise<StoredMigration[]> {
  return db.migration.findMany({
    where: { projectId },
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      version: true,
      name: true,
      path: true,
      checksum: true,
      upStart: true,
      upEnd: true,
      applied: true,
      noEffect: true,
      notUnderstood: true,
      failed: true,
    },
  });
}

async function mergeSets(stored: readonly StoredMigration[], given: GivenSet) {
  const byPath = new Map(given.migrations.map((each) => [each.path, each]));
  const storedByPath = new Map(stored.map((each) => [each.path, each]));
  const { entries, diagnostics } = await entriesOf(stored, given);
  const lastStored = entries.findLastIndex((entry) => storedByPath.has(entry.path));
  const order = entries.map((entry, index): PlannedMigration => {
    const there = storedByPath.get(entry.path) ?? null;
    const come = byPath.get(entry.path) ?? null;
    const migration = come ? { ...come, version: entry.version, name: entry.name } : null;
    const state =
      there === null ? "new" : come === null ? "stored" : come.checksum === there.checksum ? "same" : "edited";
    return {
      position: index + 1,
      ...entry,
      state,
      isInserted: there === null && index < lastStored,
      given: migration,
      stored: there,
    };
  });
  return { order, diagnostics };
}

async function entriesOf(stored: readonly StoredMigration[], given: GivenSet) {
  if (stored.length === 0) return { entries: given.migrations.map(entryOf), diagnostics: given.diagnostics };
  const { layout, dialect, journal } = given;
  const paths = { stored: stored.map((each) => each.path), given: given.migrations.map((each) => each.path) };
  const ordered = await orderMigrations({ layout, dialect, journal, ...paths });
  const aboutOrder = ["JOURNAL_MISMATCH", "DUPLICATE_VERSION"];
  const aboutFiles = given.diagnostics.filter((each) => !aboutOrder.includes(each.code));
  return { entries: ordered.entries, diagnostics: [...aboutFiles, ...ordered.diagnostics] };
}

function entryOf({ path, version, name }: Migration) {
  return { path, version, name };
}

/** Whether what the project has is, unchanged, the beginning of the new order. */
function continues(stored: readonly StoredMigration[], order: readonly PlannedMigration[]): boolean {
  return stored.every((each, index) => {
    const planned = order[index];
    return planned?.path === each.path && planned.version === each.version && planned.state !== "edited";
  });
}
