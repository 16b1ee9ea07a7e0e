import { handle } from "@/lib/server/http/handle";
import { getOverview } from "@/lib/server/overview/get-overview";

/** A project at a glance: what its overview shows. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project }) =>
  Response.json(await getOverview(viewer, project)),
);
