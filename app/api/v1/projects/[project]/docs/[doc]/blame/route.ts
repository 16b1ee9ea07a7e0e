import { handle } from "@/lib/server/http/handle";
import { idParam } from "@/lib/server/http/read-param";
import { getDocBlame } from "@/lib/server/revisions/get-doc-blame";

/** Who wrote each line of a field's newest text, in which revision. */
export const GET = handle<{ project: string; doc: string }>(async (viewer, _, { project, doc }) =>
  Response.json(await getDocBlame(viewer, { slug: project, docId: idParam(doc) })),
);
