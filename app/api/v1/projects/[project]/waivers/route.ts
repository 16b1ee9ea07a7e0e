import { waiverInput, waiverSearch } from "@/lib/domain/waivers";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { searchParam } from "@/lib/server/http/read-param";
import { changeWaivers } from "@/lib/server/waivers/change-waivers";
import { listWaivers } from "@/lib/server/waivers/list-waivers";

/** The waivers with what became of them, a page at a time; `?state=` narrows it. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listWaivers(viewer, { slug, search: searchParam(request, waiverSearch) })),
);

/** Asks for a waiver, approves, rejects or revokes one. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await changeWaivers(viewer, { slug, ...(await readJson(request, waiverInput)) })),
);
