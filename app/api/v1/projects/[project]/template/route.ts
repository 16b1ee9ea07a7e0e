import { handle } from "@/lib/server/http/handle";
import { getTemplate } from "@/lib/server/templates/get-template";

/** Which sections the docs of a project have, and which of them must be written. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project }) =>
  Response.json(await getTemplate(viewer, project)),
);
