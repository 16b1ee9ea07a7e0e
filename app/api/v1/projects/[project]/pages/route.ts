import { createPageInput, pageChangeInput } from "@/lib/domain/pages";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { changePage } from "@/lib/server/pages/change-page";
import { createPage } from "@/lib/server/pages/create-page";
import { listPages } from "@/lib/server/pages/list-pages";

type Params = { project: string };

export const GET = handle<Params>(async (viewer, _, { project }) => Response.json(await listPages(viewer, project)));

export const POST = handle<Params>(async (viewer, request, { project }) => {
  const input = await readJson(request, createPageInput);
  return Response.json(await createPage(viewer, { slug: project, ...input }), { status: 201 });
});

export const PATCH = handle<Params>(async (viewer, request, { project }) => {
  const input = await readJson(request, pageChangeInput);
  return Response.json(await changePage(viewer, { slug: project, ...input }));
});
