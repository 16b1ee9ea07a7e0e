import { stateRelationshipInput } from "@/lib/domain/relationships";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { asOfParam } from "@/lib/server/http/read-param";
import { listStated } from "@/lib/server/relationships/list-stated";
import { stateRelationship } from "@/lib/server/relationships/state-relationship";

/** The relationships that people stated because no foreign key does. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) =>
  Response.json(await listStated(viewer, { slug, ...asOfParam(request) })),
);

/** States one. It is withdrawn by saving its field `statement` empty, and its rationale is written like any other doc. */
export const POST = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const body = await readJson(request, stateRelationshipInput);
  return Response.json(await stateRelationship(viewer, { slug, ...body }));
});
