import { nameInAddress } from "@/lib/domain/paths";
import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";
import { getMigration } from "@/lib/server/migrations/get-migration";

/** One migration: its SQL, what it changed, and the docs it made stale. */
export const GET = handle<{ project: string; path: string[] }>(async (viewer, request, { project, path }) =>
  Response.json(await getMigration(viewer, project, path.map(nameInAddress).join("/"), asOfParam(request))),
);
