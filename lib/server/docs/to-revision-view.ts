import "server-only";
import type { RevisionView } from "@/lib/domain/catalog-view";
import type { Prisma } from "@/prisma/generated/client";

/** What is read of a revision that is shown. */
export const revisionSelect = {
  id: true,
  docId: true,
  number: true,
  kind: true,
  text: true,
  reason: true,
  origin: true,
  createdAt: true,
  hash: true,
  author: { select: { name: true } },
  migration: { select: { version: true } },
} satisfies Prisma.RevisionSelect;

type Row = Prisma.RevisionGetPayload<{ select: typeof revisionSelect }>;

/** A stored revision as pages and programs have it. */
export function toRevisionView({ author, migration, createdAt, hash, ...revision }: Row): RevisionView {
  return {
    ...revision,
    by: author.name,
    at: createdAt.toISOString(),
    version: migration?.version ?? null,
    hash: Buffer.from(hash).toString("hex"),
  };
}
