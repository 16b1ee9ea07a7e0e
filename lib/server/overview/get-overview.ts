import "server-only";
import { sumCoverage } from "@/lib/domain/coverage";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { type Owner, reviewStatuses } from "@/lib/domain/review";
import type { Viewer } from "@/lib/domain/viewer";
import { readActivity } from "../activity/read-activity";
import { fieldOf, subjectOf } from "../activity/to-activity-entry";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, type Scope, scopeOf } from "../as-of/resolve-as-of";
import { readCodeState } from "../code/read-code-state";
import { readFindings } from "../code/read-findings";
import { readCourse } from "../coverage/read-course";
import type { Transaction } from "../db";
import { readDomains } from "../domains/read-domains";
import { sumDomains } from "../domains/sum-domains";
import { readMigrationRows } from "../migrations/read-migration-rows";
import { getProject } from "../projects/get-project";
import { countReading } from "../reading/count-reading";
import { readTableStates, type TableState } from "../tables/read-table-states";
import { sumByKind } from "../tables/sum-by-kind";
import { readTemplate } from "../templates/read-template";
import { readSchemaBands } from "./read-schema-bands";
import { toSchemaMarks } from "./to-schema-marks";

const LATEST = 6;
const EDITS = 10;

/**
 * A project at a glance, at head or as of a migration: coverage, statuses, what is stale by owner, what happened last. What
 * code says is known at head alone. `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function getOverview(
  viewer: Viewer,
  slug: string,
  input: { readonly asOf?: string } = {},
): Promise<ProjectOverview> {
  const project = await getProject(viewer, slug);
  const { id } = project;
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, id, input.asOf);
    const scope = scopeOf(id, asOf);
    const template = await readTemplate(id, db);
    const { states, causes, coverage } = await readTableStates(db, scope, template);
    const domains = await readDomains(id, db);
    const coverageByKind = sumByKind([...coverage.values()].flatMap(({ kinds }) => kinds));
    const own = states.filter((table) => !table.isExternal);
    const stale = states.filter((table) => table.stale !== null);
    const standing = new Map(stale.map(({ objectId }) => [objectId, causes.get(objectId) ?? []]));
    return {
      project,
      asOf,
      tables: own.length,
      coverage: sumCoverage(coverageByKind),
      coverageByKind,
      course: await readCourse(db, scope, template, domains),
      domains: sumDomains(domains, { states, coverage }),
      statuses: countStatuses(own),
      staleTables: stale.length,
      staleByOwner: groupByOwner(stale),
      migrations: (
        await readMigrationRows(db, scope, { from: scope.position - LATEST + 1, causes: standing })
      ).toReversed(),
      edits: await readEdits(db, scope),
      reading: await countReading(db, scope),
      code: scope.isHead ? await readCode(db, id) : null,
      bands: await readSchemaBands(db, id),
      marks: toSchemaMarks(states),
    };
  });
}

function countStatuses(rows: readonly TableState[]): ProjectOverview["statuses"] {
  const count = (status: TableState["status"]) => rows.filter((row) => row.status === status).length;
  const counts = reviewStatuses.map((status) => [status, count(status)] as const);
  return Object.fromEntries(counts) as ProjectOverview["statuses"];
}

type StaleTable = ProjectOverview["staleByOwner"][number]["tables"][number];

// Whoever has most to do comes first; what nobody owns comes last.
function groupByOwner(stale: readonly TableState[]): ProjectOverview["staleByOwner"] {
  const groups = new Map<string, { owner: Owner | null; tables: StaleTable[] }>();
  for (const { owner, schema, name, stale: cause } of stale) {
    if (cause === null) continue;
    const key = owner ? `${owner.kind} ${owner.id}` : "";
    const group = groups.get(key) ?? { owner, tables: [] };
    group.tables.push({ schema, name, cause });
    groups.set(key, group);
  }
  const weight = (group: { owner: Owner | null; tables: readonly StaleTable[] }) =>
    group.owner ? group.tables.length : 0;
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

const FINDINGS = 5;

async function readCode(db: Transaction, projectId: string): Promise<ProjectOverview["code"]> {
  const state = await readCodeState(db, projectId);
  if (state === null) return null;
  const findings = await readFindings(db, projectId);
  const warnings = findings.filter((each) => each.severity === "warning").length;
  return { state, warnings, notes: findings.length - warnings, first: findings.slice(0, FINDINGS) };
}

async function readEdits(db: Transaction, scope: Scope): Promise<ProjectOverview["edits"]> {
  const upTo = scope.isHead ? null : scope.position;
  const rows = await readActivity(db, scope.projectId, EDITS, null, ["revision"], upTo);
  return rows.map((row) => ({
    at: row.at,
    by: row.by,
    schema: row.isStanding && row.table !== null ? (row.schema ?? "") : null,
    table: row.isStanding ? row.table : null,
    page: row.pageSlug,
    field: fieldOf(row),
    object: subjectOf(row),
    version: row.version,
  }));
}
