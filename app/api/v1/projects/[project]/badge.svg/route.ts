import { readinessBadge } from "@/lib/domain/readiness-badge";
import { handle } from "@/lib/server/http/handle";
import { getReadiness } from "@/lib/server/readiness/get-readiness";

/** Whether a project may go to production, as an image. */
export const GET = handle<{ project: string }>(
  async (viewer, _, { project: slug }) =>
    new Response(readinessBadge(await getReadiness(viewer, slug, { ofOwner: 0 })), {
      headers: { "Content-Type": "image/svg+xml; charset=utf-8" },
    }),
);
