import "server-only";
import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import type { ChecklistHeader } from "@/lib/domain/checklist-view";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";

const select = {
  id: true,
  slug: true,
  version: true,
  number: true,
  priority: true,
  ownerUser: { select: { id: true, name: true } },
  ownerTeam: { select: { id: true, name: true } },
  estimatedMinutes: true,
  spentMinutes: true,
  dueOn: true,
  updatedAt: true,
  versions: { orderBy: { number: "desc" }, take: 1, select: { template: true, digest: true } },
} satisfies Prisma.ChecklistSelect;

type Row = Prisma.ChecklistGetPayload<{ select: typeof select }>;

/** A checklist as it is stored, with its newest text. */
export type StoredChecklist = {
  readonly id: string;
  readonly header: ChecklistHeader;
  /** Read as it was stored, so that a rule this Strata does not know fails where it is evaluated, and nowhere else. */
  readonly template: ChecklistTemplate;
  readonly digest: string;
};

/** The checklists of a project (or the one at an address), in the order they were attached; without those that were removed. */
export async function readChecklists(
  db: Transaction,
  projectId: string,
  slug?: string,
): Promise<readonly StoredChecklist[]> {
  const where = { projectId, removedAt: null, ...(slug === undefined ? {} : { slug }) };
  const rows = await db.checklist.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select });
  return rows.flatMap((row) => row.versions.map((version) => toStored(row, version)));
}

function toStored(row: Row, { template, digest }: Row["versions"][number]): StoredChecklist {
  const text = template as ChecklistTemplate;
  const { id, slug, version, number, estimatedMinutes, spentMinutes, ownerUser, ownerTeam } = row;
  const owner = ownerUser
    ? { kind: "member" as const, ...ownerUser }
    : ownerTeam && { kind: "team" as const, ...ownerTeam };
  const header: ChecklistHeader = {
    id,
    slug,
    title: text.title,
    version,
    number,
    priority: row.priority as ChecklistHeader["priority"],
    owner,
    estimatedMinutes,
    spentMinutes,
    dueOn: row.dueOn?.toISOString().slice(0, "2026-11-22".length) ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
  return { id, header, template: text, digest };
}
