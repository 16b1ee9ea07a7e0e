import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { getOverview } from "@/lib/server/overview/get-overview";

/** A project at a glance: what its overview shows. */
export const GET = handle<{ project: string }>(async (viewer, request, { project }) =>
  Response.json(await getOverview(viewer, project, asOfParam(request))),
);
