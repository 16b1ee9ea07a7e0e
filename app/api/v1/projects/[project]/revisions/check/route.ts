import { handle } from "@/lib/server/http/handle";
import { checkChain } from "@/lib/server/revisions/check-chain";

/** Whether the chain of revisions holds, and how far. */
export const GET = handle<{ project: string }>(async (viewer, _, { project }) =>
  Response.json(await checkChain(viewer, project)),
);
