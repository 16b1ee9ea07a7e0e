import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { ConfirmDocsInput, ConfirmedDocs } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { toAppError } from "../http/respond-to-error";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { normaliseText } from "./normalise-text";
import { storeConfirmations } from "./store-confirmations";

const CONFIRM_TIMEOUT_MS = 20_000;
/** How many are confirmed while the project is locked; between these, others save. */
const BATCH = 200;

type Docs = ConfirmDocsInput["docs"];

const wanted = "doc.write";

/**
 * Says of several docs in one go that each is still true: a revision of kind confirm of every one that is still at the
 * revision it was shown in. Those that were written meanwhile or were emptied are left, and named. `not_found` where one is no
 * doc of this project: then none is confirmed. Should it break off half-way, what it throws says how many were.
 */
export async function confirmDocs(
  viewer: Viewer,
  input: ConfirmDocsInput & { readonly slug: string },
): Promise<ConfirmedDocs> {
  const project = await authorizeProject(viewer, input.slug, wanted);
  const reason = input.reason ? normaliseText(input.reason) : null;
  await refuseOthers(project.id, input.docs);
  let [confirmed, left]: [number, readonly string[]] = [0, []];
  for (let at = 0; at < input.docs.length; at += BATCH) {
    const docs = input.docs.slice(at, at + BATCH);
    const answer = await confirmBatch(viewer, { projectId: project.id, docs, reason }).catch((thrown: unknown) => {
      throw confirmed === 0 ? thrown : brokenOff(thrown, confirmed, input.docs.length);
    });
    confirmed += answer.confirmed;
    left = [...left, ...answer.left];
  }
  return { confirmed, left };
}

async function refuseOthers(projectId: string, docs: Docs): Promise<void> {
  const ids = [...new Set(docs.map(({ docId }) => docId))];
  const known = await getDb().doc.count({ where: { projectId, id: { in: ids }, objectId: { not: null } } });
  if (known < ids.length) throw new AppError("not_found");
}

type Batch = { readonly projectId: string; readonly docs: Docs; readonly reason: string | null };

function confirmBatch(viewer: Viewer, { projectId, docs, reason }: Batch): Promise<ConfirmedDocs> {
  return changeInTurn(
    { viewer, projectId, wanted },
    // No edit comes between what is read and what is confirmed.
    async (db) => {
      const found = await db.doc.findMany({
        where: { projectId, id: { in: docs.map(({ docId }) => docId) } },
        select: { id: true, number: true, text: true },
      });
      const byId = new Map(found.map((doc) => [doc.id, doc]));
      const isAsShown = ({ docId, number }: Docs[number]) =>
        byId.get(docId)?.number === number && byId.get(docId)?.text !== "";
      const docIds = docs.filter(isAsShown).map(({ docId }) => docId);
      const confirmed = await storeConfirmations(viewer, { projectId, docIds, reason }, db);
      return { confirmed, left: docs.filter((doc) => !isAsShown(doc)).map(({ docId }) => docId) };
    },
    { timeout: CONFIRM_TIMEOUT_MS },
  );
}

function brokenOff(thrown: unknown, confirmed: number, asked: number): AppError {
  const { code, details } = toAppError(thrown);
  return new AppError(
    code,
    `${confirmed} of ${asked} were confirmed before it broke off. Confirm the rest again.`,
    details,
  );
}
