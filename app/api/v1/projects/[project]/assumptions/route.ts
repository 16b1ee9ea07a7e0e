import { assumptionInput } from "@/lib/domain/assumptions";
import { changeAssumptions } from "@/lib/server/assumptions/change-assumptions";
import { listAssumptions } from "@/lib/server/assumptions/list-assumptions";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { asOfParam } from "@/lib/server/http/read-param";

/** What is taken for granted about the schema: true, or the exceptions with their reasons. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listAssumptions(viewer, { slug, ...asOfParam(request) })),
);

/** States or removes an assumption, or says why something is an exception to one. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await changeAssumptions(viewer, { slug, ...(await readJson(request, assumptionInput)) })),
);
