import "server-only";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

type Row = { slug: string; title: string; text: string | null };

/** Pages, archived ones or all others, whose title or text holds the words; titles first. In the past those that had a text then. */
export async function findPagesMatching(
  db: Transaction,
  scope: SearchScope,
  isArchived = false,
): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT g.slug, g.title, d.text
    FROM pages g ${scope.isHead ? Prisma.sql`LEFT JOIN` : Prisma.sql`JOIN`} (${pageTextsAt(scope)}) d ON d.page_id = g.id
    WHERE g.project_id = ${scope.projectId}::uuid AND (g.archived_at IS NOT NULL) = ${isArchived}
      AND (g.title ILIKE ${scope.pattern} OR d.text ILIKE ${scope.pattern})
    ORDER BY NOT g.title ILIKE ${scope.pattern}, g.title
    LIMIT ${scope.limit}`);
  return rows.map(({ slug, title, text }) => ({
    kind: isArchived ? "archived" : "page",
    label: title,
    detail: cutAround(text ?? "", scope.query),
    href: paths.page(scope.slug, slug),
  }));
}

function pageTextsAt(scope: SearchScope): Prisma.Sql {
  const ofPages = Prisma.sql`d.project_id = ${scope.projectId}::uuid AND d.page_id IS NOT NULL`;
  return scope.isHead
    ? Prisma.sql`SELECT d.page_id, d.text FROM docs d WHERE ${ofPages}`
    : Prisma.sql`SELECT DISTINCT ON (d.id) d.page_id, r.text
        FROM docs d JOIN revisions r ON r.doc_id = d.id LEFT JOIN migrations m ON m.id = r.migration_id
        WHERE ${ofPages} AND coalesce(m.position, 0) <= ${scope.position} ORDER BY d.id, r.number DESC`;
}
