import { liveEditing } from "@/lib/domain/live";
import { handle } from "@/lib/server/http/handle";
import { readJson } from "@/lib/server/http/read-json";
import { getPeople, setEditing } from "@/lib/server/live/presences";
import { streamPlace } from "@/lib/server/live/stream-place";

const isStream = ({ method, headers }: Request) =>
  method === "GET" && headers.get("accept")?.includes("text/event-stream") === true;

export const GET = handle<{ project: string }>(async (viewer, request, { project }) =>
  isStream(request)
    ? streamPlace(viewer, project, request)
    : Response.json({ people: await getPeople(viewer, project) }),
);

export const POST = handle<{ project: string }>(async (viewer, request, { project }) => {
  await setEditing(viewer, project, await readJson(request, liveEditing));
  return Response.json({});
});
