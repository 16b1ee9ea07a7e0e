import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { listMigrations } from "@/lib/server/migrations/list-migrations";

/** The migrations of a project, newest first. */
export const GET = handle<{ project: string }>(async (viewer, request, { project }) =>
  Response.json(await listMigrations(viewer, project, asOfParam(request))),
);
