import "server-only";
import { AppError } from "@/lib/domain/errors";
import {
  type Diagnostic,
  type DialectName,
  type HistoryChange,
  isSnapshot,
  type LayoutName,
  type SourceFile,
} from "@/migrations-import/index";
import { type Db, getDb, type Transaction } from "../db";
import { mergeSets } from "./merge-sets";
import { pinnedMigrations } from "./pinned-migrations";
import type { PlannedMigration, StoredMigration } from "./planned-migration";
import { type SortChoices, sortGiven } from "./sort-given";

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
  /** Migrations to be deleted: removed from the history, and nothing people wrote is pinned to them. */
  readonly forgotten: readonly StoredMigration[];
  /** What was done to the past, told apart by checksums. */
  readonly history: readonly HistoryChange[];
  /** The files hold most of what the project has. */
  readonly looksWhole: boolean;
  /** The files were taken as the whole history. */
  readonly isWhole: boolean;
  /** What only running can tell is run in a throwaway sandbox: this import asks for it, or an earlier one of the project did. */
  readonly runsDynamic: boolean;
  /** An earlier one did: whoever imports later does not take away what running found. */
  readonly ranDynamic: boolean;
  /** What a tool keeps of the schema beside its migrations, to hold against the outcome. */
  readonly snapshots: readonly SourceFile[];
  /** About the files and their order; what replaying says comes with its outcomes. */
  readonly diagnostics: readonly Diagnostic[];
  /** The history so far stays as it is: only what is behind it is replayed. */
  readonly isContinuation: boolean;
  /** Somebody must accept the import, because it changes what was imported before. */
  readonly changesHistory: boolean;
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
  const isWhole = choices.wholeHistory === true;
  const referred = await listReferred(db, projectId);
  const merged = await mergeSets(stored, given, isWhole, (id) => referred.has(id));
  const { order, history } = merged;
  const isSameDialect = stored.length === 0 || given.dialect === project.dialect;
  const ranDynamic = await hasRunDynamic(db, projectId);
  const catchesUp = choices.runDynamic === true && !ranDynamic && (await hasNamedDynamic(db, projectId));
  const isContinuation = continues(stored, order) && isSameDialect && !catchesUp;
  return {
    projectId,
    serial: project.importSerial,
    layout: given.layout,
    dialect: given.dialect,
    layoutReason: given.layoutReason,
    dialectReason: given.dialectReason,
    ...merged,
    snapshots: files.filter(({ path }) => isSnapshot(path)),
    isWhole,
    runsDynamic: choices.runDynamic === true || ranDynamic,
    ranDynamic,
    isContinuation,
    changesHistory: history.length > 0 || !isSameDialect,
    isUnchanged: isContinuation && order.length === stored.length,
  };
}

/** The migrations of a project in apply order. */
export async function listStored(db: Db | Transaction, projectId: string): Promise<StoredMigration[]> {
  const rows = await db.migration.findMany({
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
      removedAt: true,
    },
  });
  return rows.map(({ removedAt, ...row }) => ({ ...row, isRemoved: removedAt !== null }));
}

/** Of the project's migrations, those at which people did something. */
async function listReferred(db: Db, projectId: string): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>(pinnedMigrations(projectId));
  return new Set(rows.map((row) => row.id));
}

/** Whether an import of the project ran what only running can tell. */
async function hasRunDynamic(db: Db, projectId: string): Promise<boolean> {
  const asked = { path: ["runDynamic"], equals: true };
  const found = await db.import.findFirst({
    where: { projectId, status: "applied", options: asked },
    select: { id: true },
  });
  return found !== null;
}

/** Whether the project has statements that were only named: running them takes a replay from the start. */
async function hasNamedDynamic(db: Db, projectId: string): Promise<boolean> {
  const found = await db.diagnostic.findFirst({ where: { projectId, code: "DYNAMIC_SQL" }, select: { id: true } });
  return found !== null;
}

/** Whether what the project has is, unchanged, the beginning of the new order. */
function continues(stored: readonly StoredMigration[], order: readonly PlannedMigration[]): boolean {
  return stored.every((each, index) => {
    const planned = order[index];
    if (planned?.path !== each.path || planned.version !== each.version) return false;
    return each.isRemoved ? planned.state === "removed" : planned.state === "same" || planned.state === "stored";
  });
}
