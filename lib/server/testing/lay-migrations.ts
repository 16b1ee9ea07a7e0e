import { randomUUID } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { getDb } from "../db";

/** One change of a test's migration. `key` names the object for the test, whatever it is called in the catalog. */
export type TestChange = {
  readonly key: string;
  readonly kind: "added" | "altered" | "renamed" | "dropped";
  readonly objectKind?: string;
  /** The key of its table; left out for a table. */
  readonly table?: string;
  readonly schema?: string;
  readonly name?: string;
  readonly definition?: Readonly<Record<string, unknown>>;
  readonly consequence?: boolean;
  readonly summary?: string;
};

export type TestMigration = { readonly version: string; readonly changes: readonly TestChange[] };

type Standing = {
  id: string;
  tableId: string;
  kind: string;
  schema: string;
  name: string;
  definition: Readonly<Record<string, unknown>>;
  from: number;
  ordinal: number;
};

/** Lays migrations and what they changed into a project, as an import stores them, and answers for any key its identity. */
export type Ground = {
  lay(...migrations: readonly TestMigration[]): Promise<void>;
  id(key: string): string;
};

const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  table: { kind: "table", comment: null, rlsEnabled: false, rlsForced: false, definition: null },
  column: { type: "text", nullable: true, default: null, identity: null, generated: null, comment: null },
  constraint: { type: "check", columns: [], references: null, definition: "CHECK (true)", comment: null },
  index: { unique: false, method: "btree", columns: [], where: null, definition: "", constraint: null, comment: null },
  policy: { command: "SELECT", permissive: true, roles: ["public"], using: "true", check: null, comment: null },
};

/** Starts an empty ground for a project. */
export function groundOf(project: { readonly id: string; readonly createdById: string }): Ground {
  const ids = new Map<string, string>();
  const standing = new Map<string, Standing>();
  let position = 0;
  const id = (key: string) => {
    const known = ids.get(key);
    if (known === undefined) throw new Error(`no object ${key}`);
    return known;
  };

  const layOne = async ({ version, changes }: TestMigration) => {
    position += 1;
    const migrationId = await layMigration(project, version, position);
    for (const [ordinal, change] of changes.entries()) {
      if (!ids.has(change.key)) {
        const objectId = randomUUID();
        ids.set(change.key, objectId);
        const tableId = change.table === undefined ? objectId : id(change.table);
        const kind = change.objectKind ?? "table";
        await getDb().catalogObject.create({ data: { id: objectId, projectId: project.id, kind, tableId } });
      }
      const objectId = id(change.key);
      const before = standing.get(change.key);
      if (before) await endVersion(before, position);
      const after = toStanding(change, before, {
        objectId,
        tableId: id(change.table ?? change.key),
        position,
        ordinal,
      });
      if (change.kind === "dropped") standing.delete(change.key);
      else {
        standing.set(change.key, after);
        await beginVersion(project.id, after, version);
      }
      await layChange(project.id, { migrationId, position, ordinal, change, after, shown: isShown(change, changes) });
    }
  };

  return {
    id,
    lay: async (...migrations) => {
      for (const migration of migrations) await layOne(migration);
    },
  };
}

function toStanding(
  change: TestChange,
  before: Standing | undefined,
  at: { objectId: string; tableId: string; position: number; ordinal: number },
): Standing {
  const kind = change.objectKind ?? before?.kind ?? "table";
  return {
    id: at.objectId,
    tableId: at.tableId,
    kind,
    schema: change.schema ?? before?.schema ?? "public",
    name: change.name ?? before?.name ?? change.key.split(".").at(-1) ?? change.key,
    definition: { ...(before?.definition ?? { ordinal: at.ordinal, ...defaults[kind] }), ...change.definition },
    from: at.position,
    ordinal: before?.ordinal ?? at.position * 1000 + at.ordinal,
  };
}

async function layMigration(project: { id: string; createdById: string }, version: string, position: number) {
  const run = await getDb().import.create({
    data: {
      projectId: project.id,
      actorId: project.createdById,
      status: "applied",
      appliedAt: new Date(),
      baseSerial: position - 1,
      setDigest: version,
      layout: "plain",
      dialect: "postgres",
      options: {},
      preview: {},
    },
    select: { id: true },
  });
  const migration = await getDb().migration.create({
    data: {
      projectId: project.id,
      position,
      version,
      name: version,
      path: `${version}.sql`,
      checksum: version,
      sql: `-- ${version}`,
      upStart: 0,
      upEnd: 0,
      applied: 1,
      noEffect: 0,
      notUnderstood: 0,
      failed: 0,
      importId: run.id,
    },
    select: { id: true },
  });
  await getDb().project.update({
    where: { id: project.id },
    data: { headPosition: position, importSerial: position },
    select: { id: true },
  });
  return migration.id;
}

async function endVersion(version: Standing, position: number): Promise<void> {
  // A second change of one migration replaces the first.
  if (version.from === position) {
    await getDb().objectVersion.deleteMany({ where: { objectId: version.id, fromPosition: position } });
    return;
  }
  await getDb().objectVersion.updateMany({
    where: { objectId: version.id, toPosition: null },
    data: { toPosition: position },
  });
}

async function beginVersion(projectId: string, object: Standing, version: string): Promise<void> {
  const source = { path: `${version}.sql`, version, line: 1, endLine: 1 };
  await getDb().objectVersion.create({
    data: {
      projectId,
      objectId: object.id,
      engineId: object.id,
      engineParent: object.tableId === object.id ? null : object.tableId,
      ordinal: object.ordinal,
      kind: object.kind,
      tableId: object.tableId,
      schema: object.schema,
      name: object.name,
      definition: object.definition as Prisma.InputJsonObject,
      origin: source,
      fromPosition: object.from,
    },
    select: { objectId: true },
  });
}

function isShown(change: TestChange, all: readonly TestChange[]): boolean {
  const tableOf = ({ key, table }: TestChange) => table ?? key;
  return !change.consequence || all.every((each) => each.consequence || tableOf(each) !== tableOf(change));
}

async function layChange(
  projectId: string,
  made: {
    migrationId: string;
    position: number;
    ordinal: number;
    shown: boolean;
    change: TestChange;
    after: Standing;
  },
): Promise<void> {
  const { change, after, ...at } = made;
  await getDb().change.create({
    data: {
      projectId,
      ...at,
      objectId: after.id,
      tableId: after.tableId,
      kind: change.kind,
      objectKind: after.kind,
      facts: [],
      consequence: change.consequence ?? false,
      summary: change.summary ?? `${after.kind} ${after.name} ${change.kind}`,
      line: 1,
      endLine: 1,
    },
    select: { ordinal: true },
  });
}
