import "server-only";
import { statementField } from "@/lib/domain/doc-fields";
import type { SavedDoc } from "@/lib/domain/docs";
import { AppError } from "@/lib/domain/errors";
import { MAX_STATED, type StateRelationshipInput, statementOf } from "@/lib/domain/relationships";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { saveDoc } from "../docs/save-doc";
import { authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { findEnds, type StatedEnds } from "./find-ends";

/**
 * States a relationship that no foreign key states, between columns that stand at head. One that was withdrawn is stated
 * again, with its history. `invalid` where the columns are not those of two tables, or not as many, or the project has as many
 * relationships as it may; `conflict` where it is
 * stated already; `not_found` for a project the viewer may not see.
 */
export async function stateRelationship(
  viewer: Viewer,
  input: StateRelationshipInput & { readonly slug: string },
): Promise<{ readonly objectId: string; readonly statement: SavedDoc }> {
  const { slug } = input;
  const project = await authorizeProject(viewer, slug, "doc.write");
  const rationale = normaliseText(input.rationale ?? "").trim();
  const ends = await findEnds(project.id, input);
  const text = normaliseText(statementOf(ends));
  const { objectId, number, isStated } = await findOrMake(project.id, ends);
  if (isStated) throw new AppError("conflict", "This relationship is stated already.");
  // Until its statement is saved, there is no relationship: whatever comes in between leaves nothing that is seen.
  const statement = await saveDoc(viewer, { slug, objectId, field: statementField, base: number, text });
  if (rationale !== "") await saveRationale(viewer, slug, objectId, rationale);
  return { objectId, statement };
}

async function saveRationale(viewer: Viewer, slug: string, objectId: string, text: string): Promise<void> {
  const field = "rationale";
  const before = await getDb().doc.findFirst({ where: { objectId, field }, select: { number: true } });
  await saveDoc(viewer, { slug, objectId, field, base: before?.number ?? 0, text });
}

/** The identity of a relationship: the one it had when it was stated before, or a new one. One at a time in a project. */
function findOrMake(projectId: string, ends: StatedEnds) {
  return getDb().$transaction(async (db) => {
    await lockProject(db, projectId);
    const { from, to, where } = ends;
    const pairs = ends.pairs.map((pair, ordinal) => ({ ...pair, ordinal }));
    const alike = await db.statedRelationship.findMany({
      where: {
        projectId,
        whereColumnId: where?.columnId ?? null,
        whereValue: where?.value ?? null,
        toTableId: to.objectId,
      },
      select: {
        objectId: true,
        columns: { orderBy: { ordinal: "asc" }, select: { fromColumnId: true, toColumnId: true } },
        object: { select: { docs: { where: { field: statementField }, select: { number: true, text: true } } } },
      },
    });
    const known = alike.find(({ columns }) => JSON.stringify(columns) === JSON.stringify(ends.pairs));
    const [doc] = known?.object.docs ?? [];
    if (known) return { objectId: known.objectId, number: doc?.number ?? 0, isStated: (doc?.text ?? "") !== "" };
    if ((await db.statedRelationship.count({ where: { projectId } })) >= MAX_STATED)
      throw new AppError("invalid", `A project has at most ${MAX_STATED} stated relationships.`);
    const { id: objectId } = await db.catalogObject.create({
      data: { projectId, kind: "relationship", tableId: from.objectId },
      select: { id: true },
    });
    await db.statedRelationship.create({
      data: {
        objectId,
        projectId,
        toTableId: to.objectId,
        whereColumnId: where?.columnId ?? null,
        whereValue: where?.value ?? null,
        columns: { create: pairs },
      },
      select: { objectId: true },
    });
    return { objectId, number: 0, isStated: false };
  });
}
