import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { WaiverChange } from "@/lib/domain/waivers";
import { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../audit/record";
import { findChecklist } from "../checklists/find-checklist";
import { findItem, refuseOtherTable } from "../checklists/find-item";
import type { Transaction } from "../db";
import { normaliseText } from "../docs/normalise-text";
import { findHead } from "../migrations/find-head";
import type { WaiverWork } from "./change-waivers";
import { readWaivers } from "./read-waivers";

/**
 * Asks for a waiver of a blocker: of one table, or of every table (and of an item that is asked once) where no table is named. It
 * covers nothing before somebody else approves it. `invalid` for an item that is not of P0 and for an end that is over or more
 * than a year ahead, `conflict` where the item has another text than was shown or the same is asked for already, `not_found` for
 * what is not there.
 */
export async function askWaiver(
  db: Transaction,
  { viewer, role, projectId }: WaiverWork,
  input: Extract<WaiverChange, { readonly kind: "ask" }>,
): Promise<{ readonly id: string }> {
  const { id: checklistId, version } = await findChecklist(db, projectId, input.checklistId);
  const { itemId, shown } = input;
  const { item, isOfTable } = await findItem(db, { checklistId, version, itemId, shown });
  if (item.priority !== "P0") throw new AppError("invalid", "Only what blocks can be waived: an item of P0.");
  const objectId = input.objectId ?? null;
  if (objectId !== null && !isOfTable) throw new AppError("not_found");
  if (objectId !== null) await refuseOtherTable(db, projectId, objectId);
  await refuseWrongEnd(db, input.until);
  await refuseAskedAlready(db, projectId, { checklistId, itemId, objectId });
  const facts = { projectId, checklistId, version, itemId, objectId, migrationId: await findHead(db, projectId) };
  const said = { reason: normaliseText(input.reason), endsAt: new Date(input.until), actorId: viewer.userId };
  const asked = await db.waiver.create({ data: { ...facts, ...said }, select: { id: true } });
  const detail = { role, checklist: checklistId, item: itemId, objectId, until: said.endsAt.toISOString() };
  await recordAudit(viewer, { action: "waiver.ask", projectId, subject: asked.id, detail }, db);
  return asked;
}

async function refuseWrongEnd(db: Transaction, until: string): Promise<void> {
  const [end] = await db.$queryRaw<{ isOver: boolean; isFar: boolean }[]>(Prisma.sql`
    SELECT ${until}::timestamptz <= clock_timestamp() AS "isOver",
      ${until}::timestamptz > now() + interval '366 days' AS "isFar"`);
  if (end?.isOver) throw new AppError("invalid", "Give a day that is still to come.");
  if (end?.isFar) throw new AppError("invalid", "A waiver lasts a year at most. Ask again when it ends.");
}

async function refuseAskedAlready(
  db: Transaction,
  projectId: string,
  wanted: { readonly checklistId: string; readonly itemId: string; readonly objectId: string | null },
): Promise<void> {
  const { checklistId, itemId, objectId } = wanted;
  const isSame = (await readWaivers(db, projectId, { checklistId, itemId })).some(
    ({ state, isOutdated, table }) => state === "pending" && !isOutdated && (table?.objectId ?? null) === objectId,
  );
  if (isSame) throw new AppError("conflict", "This waiver is asked for already, and waits to be decided.");
}
