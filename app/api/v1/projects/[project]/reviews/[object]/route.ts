import { handle } from "@/lib/server/http/handle";
import { idParam } from "@/lib/server/http/read-param";
import { getTableReview } from "@/lib/server/reviews/get-table-review";

/** Where the review of one table stands, and what was written and changed since it was verified last. */
export const GET = handle<{ project: string; object: string }>(async (viewer, _, { project, object }) =>
  Response.json(await getTableReview(viewer, { slug: project, objectId: idParam(object) })),
);
