import type { TablePage } from "@/lib/domain/catalog-view";
import type { DocumentedKind } from "@/lib/domain/doc-fields";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { setOwner } from "@/lib/server/owners/set-owner";
import { getTableReview } from "@/lib/server/reviews/get-table-review";
import { requestReview } from "@/lib/server/reviews/request-review";
import { setStatus } from "@/lib/server/reviews/set-status";
import { verifyTables } from "@/lib/server/reviews/verify-tables";
import { getTable } from "@/lib/server/tables/get-table";
import type { Parts } from "./choose-people";
import { type DocFile, readFields } from "./read-doc-file";

/** Writes one file of docs about a table (`schema.name`, or the name alone in SQLite) as it stands now, and sets owner and status. */
export async function seedTableDocs(slug: string, file: string, doc: DocFile, parts: Parts): Promise<void> {
  const [name = file, schema = "main"] = file.split(".").reverse();
  const page = await getTable(parts.writer, { slug, schema, name });
  for (const { kind, name: part, field, text } of readFields(doc.body)) {
    const objectId = part === null ? page.table.objectId : findPart(page, kind, part);
    if (objectId === null) throw new Error(`The docs of ${file} speak of ${kind} ${part}, which it does not have.`);
    await saveDoc(parts.writer, { slug, objectId, field, base: 0, text });
  }
  const { objectId } = page.table;
  if (parts.owner) await setOwner(parts.writer, { slug, objectIds: [objectId], owner: parts.owner });
  await seedStatus(slug, objectId, doc.status, parts);
}

async function seedStatus(slug: string, objectId: string, status: string | undefined, parts: Parts): Promise<void> {
  const tables = [{ objectId, number: 0 }];
  if (status === "in review") await requestReview(parts.writer, { slug, tables });
  if (status !== "draft" && status !== "verified") return;
  await setStatus(parts.writer, { slug, tables, status: "draft" });
  if (status === "draft") return;
  const { key } = await getTableReview(parts.verifier, { slug, objectId });
  await verifyTables(parts.verifier, { slug, tables: [{ objectId, key }] });
}

function findPart(page: TablePage, kind: DocumentedKind, name: string): string | null {
  if (kind === "constraint" && name === "primary key")
    return page.constraints.find(({ type, unnamed }) => type === "primary key" && unnamed)?.objectId ?? null;
  const parts: Partial<Record<DocumentedKind, readonly { name: string; objectId: string }[]>> = {
    column: page.columns,
    index: page.indexes,
    constraint: page.constraints,
    policy: page.policies,
    trigger: page.triggers,
  };
  return parts[kind]?.find((part) => part.name === name)?.objectId ?? null;
}
