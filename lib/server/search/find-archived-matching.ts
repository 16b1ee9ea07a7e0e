import "server-only";
import { fieldLabel } from "@/lib/domain/field-label";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { findArchived } from "../archive/find-archived";
import { readArchived } from "../archive/read-archived";
import type { Transaction } from "../db";
import { cutAround } from "./cut-around";
import type { SearchScope } from "./to-pattern";

/** Docs of what was dropped, whose text, object or table holds the words. */
export async function findArchivedMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const { projectId, query, slug, limit } = scope;
  const { ids } = await findArchived(db, { projectId, query, limit });
  const objects = await readArchived(db, { projectId, objectIds: ids }, { around: query });
  const holds = (text: string) => text.toLowerCase().includes(query.toLowerCase());
  return objects
    .flatMap(({ objectId, kind, name, table, docs }) => {
      const place = kind === "table" || table === null ? name : `${table.name}.${name}`;
      return docs
        .filter(({ text }) => holds(place) || holds(text))
        .map(
          (doc): SearchHit => ({
            kind: "archived",
            label: `${fieldLabel(kind, doc.field)} of ${place}`,
            detail: cutAround(doc.text, query),
            href: paths.archive(slug, { object: objectId }),
          }),
        );
    })
    .slice(0, limit);
}
