import { handle } from "@/lib/server/http/handle";
import { listProjects } from "@/lib/server/projects/list-projects";

/** The projects the caller belongs to. */
export const GET = handle<object>(async (viewer) => Response.json(await listProjects(viewer)));
