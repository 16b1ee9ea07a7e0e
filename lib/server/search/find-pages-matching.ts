import "server-only";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

type Row = { slug: string; title: string; text: string | null };

/** Pages (archived ones left out) whose title or text holds the words; titles first. */
export async function findPagesMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT g.slug, g.title, d.text
    FROM pages g LEFT JOIN docs d ON d.page_id = g.id
    WHERE g.project_id = ${scope.projectId}::uuid AND g.archived_at IS NULL
      AND (g.title ILIKE ${scope.pattern} OR d.text ILIKE ${scope.pattern})
    ORDER BY NOT g.title ILIKE ${scope.pattern}, g.title
    LIMIT ${scope.limit}`);
  return rows.map(({ slug, title, text }) => ({
    kind: "page",
    label: title,
    detail: cutAround(text ?? "", scope.query),
    href: paths.page(scope.slug, slug),
  }));
}
