import "server-only";
import type { TablePage } from "@/lib/domain/catalog-view";
import { AppError } from "@/lib/domain/errors";
import type { ReviewStatus } from "@/lib/domain/review";
import type { PageReview } from "@/lib/domain/review-view";
import type { Template } from "@/lib/domain/template";
import type { Viewer } from "@/lib/domain/viewer";
import { findDropping } from "../archive/find-dropping";
import { readArchived } from "../archive/read-archived";
import { readAtOnce } from "../as-of/read-at-once";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { readTableCode } from "../code/read-table-code";
import type { Reader } from "../db";
import { drawNeighbourhood } from "../diagrams/draw-neighbourhood";
import { readDomains } from "../domains/read-domains";
import { listOwnerChoices } from "../owners/list-owner-choices";
import { authorizeProject } from "../projects/authorize-project";
import { readStated } from "../relationships/read-stated";
import { readReviewOf, readSinceVerified } from "../reviews/read-review-of";
import { readTemplate } from "../templates/read-template";
import { actionsAt } from "./actions-at";
import { findTableId, refuseMissingTable } from "./find-moved-table";
import { readColumnEnums } from "./read-column-enums";
import { readConcerns } from "./read-concerns";
import { readDocs, readObjectDocs } from "./read-docs";
import { readHistory } from "./read-history";
import { ofKind, readObjects, type StandingObject } from "./read-objects";
import { readForeignKeys, type TableIdentity, toRelationships } from "./read-relationships";
import { readSchemaTexts } from "./read-schema-texts";
import { readTableRows } from "./read-table-rows";
import { sumByKind } from "./sum-by-kind";
import type { OneTable } from "./table-scope";
import { toColumnViews, toConstraintViews, toIndexViews, toPolicyViews, toTriggerViews } from "./to-child-views";
import { toDocumented } from "./to-documented";

/**
 * One table with everything its page shows, at head or as of a migration (its version or path). The core sample reaches to
 * head in any case, for it leads there. `not_found` for a project the viewer may not see, an unknown migration, and a
 * table that is not there in that state; then `details` may hold `movedTo` ({ schema, name } in that state) or
 * `lastVersion` (the last migration it stood at).
 */
export async function getTable(
  viewer: Viewer,
  input: {
    readonly slug: string;
    readonly schema: string;
    readonly name: string;
    readonly asOf?: string;
    /** How many lines of the history are wanted; the whole where that is not said. */
    readonly historyLines?: number;
  },
): Promise<TablePage> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readAtOnce(async (db) => {
    const [asOf, template, owners, domains] = await Promise.all([
      resolveAsOf(db, project.id, input.asOf),
      readTemplate(project.id, db),
      listOwnerChoices(project.id, db),
      readDomains(project.id, db),
    ]);
    const scope = scopeOf(project.id, asOf);
    const tableId = await findTableId(db, scope, input);
    if (tableId === null) throw await refuseMissingTable(db, scope, input);
    const page = await readTable(db, viewer, { ...scope, tableId }, { ...input, objectId: tableId }, template);
    return { asOf, can: actionsAt(viewer, project, asOf), owners, domains, template, ...page };
  });
}

const SHOWN_KINDS = ["table", "column", "constraint", "index", "policy", "trigger"] as const;

async function readTable(
  db: Reader,
  viewer: Viewer,
  scope: OneTable,
  { historyLines, ...identity }: TableIdentity & { readonly historyLines?: number },
  template: Template,
): Promise<Omit<TablePage, "asOf" | "can" | "owners" | "domains" | "template">> {
  const [{ row, review, causes, nearby, coverage }, parts, ofParts, docs, related, history, ofHead, droppedBy] =
    await Promise.all([
      readRow(db, viewer, scope, template),
      readParts(db, scope),
      readConcerns(db, scope),
      readDocs(db, scope),
      readRelated(db, scope, identity),
      readHistory(db, scope, historyLines),
      scope.isHead ? readOfHead(db, scope) : { code: null, dropped: [] },
      scope.isHead ? null : findDropping(db, scope.tableId),
    ]);
  const { objects, enums, ofEnums, schemaTexts } = parts;
  const [table] = ofKind(objects, "table");
  if (!table) throw new AppError("not_found");
  const staleCauses = causes.get(scope.tableId) ?? [];
  const concerns = new Map(ofParts);
  concerns.set(scope.tableId, [...(nearby.get(scope.tableId) ?? []), ...(concerns.get(scope.tableId) ?? [])]);
  const state = { docs: new Map([...docs, ...ofEnums]), causes: staleCauses, concerns, schemaTexts };
  return {
    table: {
      ...toDocumented(table, state),
      ...row,
      comment: table.definition.comment,
      definition: table.definition.definition,
    },
    review,
    columns: toColumnViews(objects, state, enums),
    constraints: toConstraintViews(objects, state),
    indexes: toIndexViews(objects, state),
    policies: toPolicyViews(objects, state),
    triggers: toTriggerViews(objects, state),
    ...related,
    history: history.lines,
    historyCount: history.count,
    ...ofHead,
    staleCauses,
    droppedBy,
    coverage: sumByKind(coverage.get(scope.tableId)?.kinds ?? []),
  };
}

async function readRow(db: Reader, viewer: Viewer, scope: OneTable, template: Template) {
  const { rows, ...rest } = await readTableRows(db, scope, template);
  const [row] = rows;
  if (!row) throw new AppError("not_found");
  return { row, review: scope.isHead ? await readPageReview(db, viewer, scope, row.status) : null, ...rest };
}

async function readParts(db: Reader, scope: OneTable) {
  const objects = await readObjects(db, scope, [scope.tableId], SHOWN_KINDS);
  const [ofEnums, schemaTexts] = await Promise.all([
    readEnums(db, scope, objects),
    readSchemaTexts(db, scope, objects),
  ]);
  return { objects, schemaTexts, ...ofEnums };
}

async function readRelated(db: Reader, scope: OneTable, table: TableIdentity) {
  const [keys, stated] = await Promise.all([readForeignKeys(db, scope, table), readStated(db, scope, table)]);
  const diagram = await drawNeighbourhood(db, scope, table, keys, stated);
  return { ...toRelationships(keys, table), stated, diagram };
}

async function readEnums(db: Reader, scope: OneTable, objects: readonly StandingObject[]) {
  const enums = await readColumnEnums(db, scope, objects);
  return { enums, ofEnums: await readObjectDocs(db, scope, enums) };
}

async function readOfHead(db: Reader, scope: OneTable) {
  const [code, dropped] = await Promise.all([
    readTableCode(db, scope.projectId, scope.tableId),
    readArchived(db, scope),
  ]);
  return { code, dropped };
}

async function readPageReview(
  db: Reader,
  viewer: Viewer,
  { projectId, tableId }: OneTable,
  status: ReviewStatus,
): Promise<PageReview | null> {
  const found = await readReviewOf(db, viewer, { projectId, objectId: tableId, status });
  if (found === null) return null;
  const { key, request, verification, isOwn, verified, isAsVerified } = found;
  const isMoved = status === "verified" && verified !== null && !isAsVerified;
  const since = isMoved ? await readSinceVerified(db, projectId, tableId, verified) : null;
  return { key, request, verification, isOwn, writings: since?.writings.length ?? 0 };
}
