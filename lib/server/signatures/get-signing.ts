import "server-only";
import type { SigningView } from "@/lib/domain/signatures";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { readReadiness } from "../readiness/read-readiness";
import { findProof, proofWayOf } from "./proof";
import { readMovedProject } from "./read-moved-project";
import { readOwnCount } from "./read-own-count";
import { readPolicy } from "./read-policy";
import { readRefusal } from "./read-refusal";
import { readSignableState } from "./read-signable-state";
import { keyOf, shownOf } from "./signing-key";

/** What there is to sign, with its key, who signs it, and what moved since the last signature. `not_found` for a project that is not the viewer's to see. */
export async function getSigning(viewer: Viewer, slug: string): Promise<SigningView> {
  const project = await authorizeProject(viewer, slug, "project.read");
  const { id, role } = project;
  return readSnapshot(async (db) => {
    const readiness = await readReadiness(db, project, { ofOwner: 20 });
    const own = await readOwnCount(db, id, viewer.userId);
    return {
      readiness,
      key: keyOf(shownOf(await readSignableState(db, id), readiness, own)),
      policy: await readPolicy(id, db),
      refusal: await readRefusal(db, id, viewer.userId),
      signer: { name: viewer.name, email: viewer.email, role },
      proof: { way: await proofWayOf(db, viewer), isConfirmed: (await findProof(db, viewer)) !== null },
      own: readiness.signatures.present.filter(({ signerId }) => signerId === viewer.userId),
      since: await readSinceLast(db, id),
    };
  });
}

async function readSinceLast(db: Transaction, projectId: string): Promise<SigningView["since"]> {
  const last = await db.signature.findFirst({
    where: { projectId, withdrawal: null },
    orderBy: { number: "desc" },
    select: { name: true, createdAt: true, position: true, revisionSequence: true },
  });
  if (!last) return null;
  const { name, createdAt, position, revisionSequence } = last;
  const moved = await readMovedProject(db, projectId, { position, written: Number(revisionSequence) });
  return { ...moved, name, at: createdAt.toISOString() };
}
