import "server-only";
import type { OwnerChoice } from "@/lib/domain/catalog-view";
import { Prisma } from "@/prisma/generated/client";
import { getDb, type Reader } from "../db";
import { planOnce } from "../plan-once";

/**
 * Who may own things in a project: its teams, then its members whose accounts are open, each by name. For services that
 * have checked the viewer already; `projectId` is that of an authorized project.
 */
export function listOwnerChoices(projectId: string, db: Reader = getDb()): Promise<readonly OwnerChoice[]> {
  return db.$queryRaw<OwnerChoice[]>(Prisma.sql`${planOnce}
    SELECT 'team' AS kind, t.id, t.name FROM teams t WHERE t.project_id = ${projectId}::uuid
    UNION ALL
    SELECT 'member', u.id, u.name FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = ${projectId}::uuid AND u.closed_at IS NULL AND NOT u.is_system
    ORDER BY kind DESC, name`);
}
