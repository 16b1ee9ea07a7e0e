import "server-only";
import { blockersAreOpen } from "@/lib/domain/blocker-words";
import { AppError } from "@/lib/domain/errors";
import type { Verdict } from "@/lib/domain/readiness";
import type { ChangedSignatures, SignatureChange } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { recordingRefusal } from "../audit/record-refusal";
import { getDb, type Transaction } from "../db";
import { type AuthorizedProject, authorizeProject } from "../projects/authorize-project";
import { lockProject } from "../projects/lock-project";
import { readReadiness } from "../readiness/read-readiness";
import { findProof, holdSession, proveByPassword, writeProof } from "./proof";
import { readMovedProject } from "./read-moved-project";
import { readOwnCount } from "./read-own-count";
import { readRefusal } from "./read-refusal";
import { readSignableState } from "./read-signable-state";
import { keyOf, movedWords, type Shown, shownBy, shownOf, waiversInForce } from "./signing-key";

const SIGNING_TIMEOUT_MS = 20_000;

type Signing = Extract<SignatureChange, { readonly kind: "sign" }> & { readonly slug: string };

/**
 * Signs a project as it was shown, by name. `conflict` where anything moved on (`details.moved` says what, `details.since` what was
 * written and changed, `details.key` is what stands) or blockers are open; `unauthenticated` where the signer has not just proven who they
 * are, `invalid` for a wrong password; `forbidden` for whom the policy does not let sign. The database fills the record, and refuses
 * the same whoever writes to it.
 */
export async function signRelease(viewer: Viewer, input: Signing): Promise<ChangedSignatures> {
  const project = await authorizeProject(viewer, input.slug, "release.sign");
  if (viewer.via.kind !== "session") throw new AppError("forbidden", "Only a person who signed in can sign.");
  const { sessionId } = viewer.via;
  const shown = shownBy(input.key);
  if (shown === null) throw new AppError("invalid", "That is no key of what was shown.");
  if (input.password !== undefined) await proveByPassword(viewer, project.id, input.password);
  const signing = getDb().$transaction(
    async (db) => {
      await lockProject(db, project.id);
      const readiness = await readReadiness(db, project, { ofOwner: 1 });
      await refuseMoved(db, viewer, project, { shown, readiness });
      refuseOpen(readiness);
      await refuseByPolicy(db, viewer, project.id);
      const proof = await proofOf(db, viewer, { sessionId, isByPassword: input.password !== undefined });
      return write(db, { viewer, projectId: project.id, meaning: input.meaning, readiness, proof });
    },
    { timeout: SIGNING_TIMEOUT_MS },
  );
  return recordingRefusal(signing, viewer, "release.sign", project.id);
}

async function refuseMoved(
  db: Transaction,
  viewer: Viewer,
  { id }: AuthorizedProject,
  { shown, readiness }: { readonly shown: Shown; readonly readiness: Verdict },
): Promise<void> {
  const now = shownOf(await readSignableState(db, id), readiness, await readOwnCount(db, id, viewer.userId));
  const moved = movedWords(shown, now);
  if (moved.length === 0) return;
  const since = await readMovedProject(db, id, shown);
  const words = `It is not what you were shown any longer. ${moved.join(" ")} Look at it as it stands.`;
  throw new AppError("conflict", words, { moved, since, key: keyOf(now) });
}

function refuseOpen({ checklists, counts }: Verdict): void {
  if (checklists.length === 0) throw new AppError("conflict", "There is no checklist to sign. Attach one first.");
  if (counts.blockers === 0) return;
  throw new AppError(
    "conflict",
    `${blockersAreOpen(counts.blockers)}. Nothing is signed before they are ended or waived.`,
    {
      blockers: counts.blockers,
    },
  );
}

async function refuseByPolicy(db: Transaction, viewer: Viewer, projectId: string): Promise<void> {
  const refusal = await readRefusal(db, projectId, viewer.userId);
  if (refusal !== null) throw new AppError("forbidden", refusal);
}

async function proofOf(
  db: Transaction,
  viewer: Viewer,
  { sessionId, isByPassword }: { readonly sessionId: string; readonly isByPassword: boolean },
): Promise<string> {
  await holdSession(db, sessionId);
  if (isByPassword) return writeProof(db, { userId: viewer.userId, sessionId, way: "password" });
  const found = await findProof(db, viewer);
  if (found === null) throw new AppError("unauthenticated", "Confirm that it is you before you sign.");
  return found;
}

async function write(
  db: Transaction,
  signature: {
    readonly viewer: Viewer;
    readonly projectId: string;
    readonly meaning: string;
    readonly readiness: Verdict;
    readonly proof: string;
  },
): Promise<ChangedSignatures> {
  const { viewer, projectId, meaning, readiness, proof } = signature;
  const evaluations = readiness.checklists.map(({ slug, title, version, tally, textDigest, evaluationDigest }) => ({
    ...{ slug, title, version, ...tally, textDigest, evaluationDigest },
  }));
  const waivers = waiversInForce(readiness).map(({ id, text, reason, endsAt }) => ({ id, text, reason, endsAt }));
  const [written] = await db.$queryRaw<ChangedSignatures[]>(Prisma.sql`
    INSERT INTO signatures (project_id, signer_id, meaning, evaluations, waivers, reauthentication_id)
    VALUES (${projectId}::uuid, ${viewer.userId}::uuid, ${meaning}, ${JSON.stringify(evaluations)}::jsonb,
      ${JSON.stringify(waivers)}::jsonb, ${proof}::uuid)
    RETURNING id, number`);
  if (!written) throw new Error("The signature was not written.");
  return written;
}
