import "server-only";
import type { DismissedSignature, Signatures, StandingSignature, WithdrawnSignature } from "@/lib/domain/readiness";
import type { Transaction } from "../db";
import { missingWords, policyWords } from "./policy-words";
import { readDismissals } from "./read-dismissals";
import { readMissing, readPolicy } from "./read-policy";

const MOST_TOLD = 100;

/**
 * Which signatures a project asks for, which there are and stand, which are missing, and what became of others, the newest first. Whether
 * one stands follows from what was changed since; nothing about it is stored.
 */
export async function readSignatures(
  db: Transaction,
  project: { readonly id: string; readonly slug: string },
): Promise<Signatures> {
  const policy = await readPolicy(project.id, db);
  const missing = await readMissing(project.id, db);
  const rows = await readRows(db, project.id);
  const dismissals = rows.length === 0 ? new Map<string, never>() : await readDismissals(db, project);
  const present: StandingSignature[] = [];
  const dismissed: DismissedSignature[] = [];
  const withdrawn: WithdrawnSignature[] = [];
  for (const row of rows) {
    const signature = toSignature(row);
    const dismissal = dismissals.get(row.id);
    if (row.withdrawal) withdrawn.push({ ...signature, withdrawn: toWithdrawal(row.withdrawal) });
    else if (dismissal) dismissed.push({ ...signature, dismissed: dismissal });
    else present.push(signature);
  }
  return { policy: policyWords(policy), missing: missingWords(missing), present, dismissed, withdrawn };
}

function readRows(db: Transaction, projectId: string) {
  return db.signature.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
    take: MOST_TOLD,
    select: {
      id: true,
      signerId: true,
      name: true,
      email: true,
      role: true,
      meaning: true,
      createdAt: true,
      version: true,
      digest: true,
      withdrawal: { select: { reason: true, createdAt: true, actor: { select: { name: true } } } },
    },
  });
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function toSignature({ withdrawal: _, createdAt, digest, ...row }: Row): StandingSignature {
  return { ...row, at: createdAt.toISOString(), digest: Buffer.from(digest).toString("hex") };
}

function toWithdrawal({ reason, createdAt, actor }: NonNullable<Row["withdrawal"]>): WithdrawnSignature["withdrawn"] {
  return { reason, by: actor.name, at: createdAt.toISOString() };
}
