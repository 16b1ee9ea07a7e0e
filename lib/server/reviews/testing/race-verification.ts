import { AppError } from "@/lib/domain/errors";
import { getDb } from "../../db";
import { saveDoc } from "../../docs/save-doc";
import { applyImport } from "../../imports/apply-import";
import { stageImport } from "../../imports/stage-import";
import { sourceFiles } from "../../imports/testing/source-files";
import type { TestProject } from "../../testing/create-project-with";
import { heldAtLock } from "../../testing/held-at-lock";
import { getTableReview } from "../get-table-review";
import { sendBack } from "../send-back";
import { setStatus } from "../set-status";
import { verifyTables } from "../verify-tables";

/** What races a verification: an edit of a field, or an import that alters the table. */
export type Rival = "edit" | "import";

type Race = { readonly project: TestProject; readonly objectId: string; readonly round: number; readonly rival: Rival };

/** A table to verify, `people`, with a doc. */
export async function layPeople({ slug, id: projectId, viewers }: TestProject): Promise<string> {
  const files = sourceFiles({ "0000_people.sql": "CREATE TABLE people (id serial PRIMARY KEY, name text);" });
  const { importId } = await stageImport(viewers.editor, { slug, files });
  await applyImport(viewers.editor, { slug, importId });
  const where = { projectId, kind: "table", toPosition: null };
  const { objectId } = await getDb().objectVersion.findFirstOrThrow({ where, select: { objectId: true } });
  await saveDoc(viewers.editor, { slug, objectId, field: "purpose", base: 0, text: "Nobody yet." });
  return objectId;
}

/**
 * Lets a reviewer verify a table as it was shown while somebody else edits or alters it, both held at the project's lock until
 * both wait there, in the one order or the other. Gives whether it was verified; throws where it was of anything but what was shown,
 * where what came after it is not told as moved, or where either failed for another reason than that.
 */
export async function raceVerification(race: Race): Promise<"verified" | "refused"> {
  const { project, objectId } = race;
  const { slug, viewers } = project;
  const { status, number } = await getTableReview(viewers.reviewer, { slug, objectId });
  const tables = [{ objectId, number }];
  if (status === "verified") await sendBack(viewers.reviewer, { slug, tables, reason: "Once more." });
  if (status === "not_started") await setStatus(viewers.editor, { slug, tables, status: "draft" });
  const { key } = await getTableReview(viewers.reviewer, { slug, objectId });
  const seen = await contentAt(objectId, null);
  const rival = await prepare(race);
  const verify = () => verifyTables(viewers.reviewer, { slug, tables: [{ objectId, key }] });
  const isFirst = race.round % 4 < 2;
  const [first, second] = await heldAtLock(project.id, isFirst ? [verify, rival] : [rival, verify]);
  const [verdict, other] = isFirst ? [first, second] : [second, first];
  if (other.status === "rejected") throw other.reason;
  const after = await getTableReview(viewers.reviewer, { slug, objectId });
  if (verdict.status === "rejected") {
    if (!(verdict.reason instanceof AppError) || verdict.reason.code !== "conflict") throw verdict.reason;
    if (after.status === "verified") throw new Error("It is verified though that was refused.");
    return "refused";
  }
  if ((await contentVerified(objectId)) !== seen) throw new Error("It was verified as what nobody saw.");
  if (after.since.writings.length + after.since.changes.length !== 1) throw new Error("What came after is not told.");
  return "verified";
}

async function prepare({ project, objectId, round, rival }: Race): Promise<() => Promise<unknown>> {
  const { slug, viewers } = project;
  if (rival === "edit") {
    const doc = await getDb().doc.findFirstOrThrow({ where: { objectId }, select: { number: true } });
    const edit = { slug, objectId, field: "purpose", base: doc.number, text: `Everybody of round ${round}.` };
    return () => saveDoc(viewers.editor, edit);
  }
  const sql = `ALTER TABLE people ALTER COLUMN name SET DEFAULT '${round}';`;
  const files = sourceFiles({ [`${String(round + 1).padStart(4, "0")}_step.sql`]: sql });
  const { importId } = await stageImport(viewers.editor, { slug, files });
  return () => applyImport(viewers.editor, { slug, importId });
}

/** The words and definitions of the table at a place in the chain and a migration; as they stand, without. */
async function contentAt(objectId: string, at: { sequence: bigint; migrationId: string } | null): Promise<string> {
  const [row] = await getDb().$queryRaw<{ content: string }[]>`
    WITH point AS (
      SELECT coalesce(${at?.sequence ?? null}::bigint, p.revision_sequence) AS sequence,
        coalesce((SELECT m.position FROM migrations m WHERE m.id = ${at?.migrationId ?? null}::uuid), p.head_position) AS position
      FROM catalog_objects o JOIN projects p ON p.id = o.project_id WHERE o.id = ${objectId}::uuid)
    SELECT concat_ws(' ', (
        SELECT r.text FROM revisions r JOIN docs d ON d.id = r.doc_id
        WHERE d.object_id = ${objectId}::uuid AND r.sequence <= point.sequence ORDER BY r.sequence DESC LIMIT 1), (
        SELECT string_agg(v.definition::text, ' ' ORDER BY v.object_id) FROM object_versions v
        WHERE v.table_id = ${objectId}::uuid AND v.from_position <= point.position
          AND (v.to_position IS NULL OR v.to_position > point.position))) AS content
    FROM point`;
  return row?.content ?? "";
}

async function contentVerified(objectId: string): Promise<string> {
  const event = await getDb().reviewEvent.findFirstOrThrow({
    where: { objectId, subject: "status", after: "verified" },
    orderBy: { createdAt: "desc" },
    select: { writtenSequence: true, migrationId: true },
  });
  return contentAt(objectId, { sequence: event.writtenSequence ?? 0n, migrationId: event.migrationId ?? "" });
}
