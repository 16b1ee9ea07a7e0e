import "server-only";
import { AppError } from "@/lib/domain/errors";
import { liveQuery } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { refuseAnotherPerson } from "../http/refuse-another-person";
import { followPlace } from "./follow-place";

const MOST_WAITING = 500;

/**
 * Answers with a stream of server-sent events (`hello`, `saved`, `reviewed`, `schema`, `people`) of what happens at `?place=` after `?since=`. Only for a
 * person who is signed in: a program asks for revisions.
 */
export async function streamPlace(viewer: Viewer, slug: string, request: Request): Promise<Response> {
  if (viewer.via.kind !== "session")
    throw new AppError("forbidden", "Only pages that are open are told. Ask for revisions.");
  const query = liveQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new AppError("invalid", "Say the place and since when: ?place=…&since=0.");
  refuseAnotherPerson(viewer, query.data.person);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  // Whoever takes nothing any more is let go.
  const write = (text: string) => {
    if ((writer.desiredSize ?? 0) < -MOST_WAITING) void writer.abort().catch(() => {});
    else void writer.write(encoder.encode(text)).catch(() => {});
  };
  const stop = await followPlace(viewer, {
    slug,
    placeId: query.data.place,
    since: query.data.since,
    tell: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(":\n\n"),
    end: () => void writer.close().catch(() => {}),
  });
  if (request.signal.aborted) stop();
  request.signal.addEventListener("abort", stop);
  writer.closed.catch(stop);
  return new Response(readable, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
