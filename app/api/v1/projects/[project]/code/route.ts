import { getProjectCode } from "@/lib/server/code/get-project-code";
import { handle } from "@/lib/server/http/handle";

/** What the code of a project declares, and where it disagrees with the migrations. */
export const GET = handle<{ project: string }>(async (viewer, _request, { project: slug }) =>
  Response.json(await getProjectCode(viewer, slug)),
);
