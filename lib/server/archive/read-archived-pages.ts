import "server-only";
import type { Archive, ArchivedPage } from "@/lib/domain/archive-view";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { toPattern } from "../search/to-pattern";

const EXCERPT_LENGTH = 240;

/** The pages of the wiki that are archived and hold the words in title or text, by title: the first of them, and how many. */
export async function readArchivedPages(
  db: Transaction,
  { projectId, query, limit }: { readonly projectId: string; readonly query: string; readonly limit: number },
): Promise<Pick<Archive, "wiki" | "wikiFound">> {
  const pattern = toPattern(query);
  const rows = await db.$queryRaw<(ArchivedPage & { found: number })[]>(Prisma.sql`
    SELECT g.slug, g.title, coalesce(left(d.text, ${EXCERPT_LENGTH}::int), '') AS excerpt, count(*) OVER ()::int AS found
    FROM pages g LEFT JOIN docs d ON d.page_id = g.id
    WHERE g.project_id = ${projectId}::uuid AND g.archived_at IS NOT NULL
      AND (g.title ILIKE ${pattern} OR d.text ILIKE ${pattern})
    ORDER BY g.title, g.slug LIMIT ${limit}`);
  return { wiki: rows.map(({ found: _, ...page }) => page), wikiFound: rows[0]?.found ?? 0 };
}
