import { getDiagram } from "@/lib/server/diagrams/get-diagram";
import { handle } from "@/lib/server/http/handle";
import { asOfParam } from "@/lib/server/http/read-param";

/** A diagram as Mermaid source, of the tables given (`?table=schema.name`, any number) or the most connected. */
export const GET = handle<{ project: string }>(async (viewer, request, { project: slug }) => {
  const tables = new URL(request.url).searchParams.getAll("table");
  return Response.json(await getDiagram(viewer, { slug, tables, ...asOfParam(request) }));
});
