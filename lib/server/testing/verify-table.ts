import type { Viewer } from "@/lib/domain/viewer";
import { getTableReview } from "../reviews/get-table-review";
import { setStatus } from "../reviews/set-status";
import { verifyTables } from "../reviews/verify-tables";

/** Has a table verified by somebody as it stands; what is not started is a draft before. */
export async function verifyTable(viewer: Viewer, slug: string, objectId: string): Promise<void> {
  const { status, number } = await getTableReview(viewer, { slug, objectId });
  if (status === "not_started") await setStatus(viewer, { slug, tables: [{ objectId, number }], status: "draft" });
  const { key } = await getTableReview(viewer, { slug, objectId });
  await verifyTables(viewer, { slug, tables: [{ objectId, key }] });
}
