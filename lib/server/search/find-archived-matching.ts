import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { readArchived } from "../archive/read-archived";
import type { Transaction } from "../db";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

/** Docs of what was dropped, whose text, object or table holds the words. */
export async function findArchivedMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const { projectId, pattern, query, slug, limit } = scope;
  const objects = await readArchived(db, { projectId, pattern });
  return objects
    .flatMap(({ objectId, kind, name, table, docs }) =>
      docs.map((doc): SearchHit => {
        const place = kind === "table" || table === null ? name : `${table.name}.${name}`;
        return {
          kind: "archived",
          label: `${fieldLabel(kind, doc.field)} of ${place}`,
          detail: cutAround(doc.text, query),
          href: `${paths.archive(slug)}#archived-${objectId}`,
        };
      }),
    )
    .slice(0, limit);
}
