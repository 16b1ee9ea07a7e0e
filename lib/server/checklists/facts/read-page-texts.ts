import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../../db";
import type { Asked } from "./asked-of";

/** A page of the wiki with its text, or without one where the text is not asked for. */
export type PageText = { readonly slug: string; readonly title: string; readonly text: string };

const FENCE = "```mermaid";

/** The pages that checklists name, those that hold Mermaid source, and those that are called diagrams; no archived ones. */
export function readPageTexts(
  db: Transaction,
  projectId: string,
  { pages, diagrams }: Pick<Asked, "pages" | "diagrams">,
): Promise<readonly PageText[]> {
  return db.$queryRaw<PageText[]>(Prisma.sql`
    SELECT p.slug, p.title, coalesce(d.text, '') AS text
    FROM pages p LEFT JOIN docs d ON d.page_id = p.id AND d.field = 'body'
    WHERE p.project_id = ${projectId}::uuid AND p.archived_at IS NULL AND (p.slug = ANY (${[...pages]}::text[])
      OR ${diagrams}::boolean AND (p.title ILIKE '%diagram%' OR position(${FENCE}::text IN d.text) > 0))
    ORDER BY p.slug`);
}
