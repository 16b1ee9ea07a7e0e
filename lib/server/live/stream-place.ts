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
  const left = new AbortController();
  const stream = openStream(() => left.abort());
  const stop = await followPlace(viewer, {
    slug,
    placeId: query.data.place,
    since: query.data.since,
    tell: (name, data) => stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => stream.write(":\n\n"),
    end: stream.end,
  });
  const gone = AbortSignal.any([request.signal, left.signal]);
  if (gone.aborted) stop();
  gone.addEventListener("abort", stop);
  return new Response(stream.body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Text that is written as things happen. `onLeft` is called when its reader goes, or takes nothing any more; what is written then is nothing. */
function openStream(onLeft: () => void) {
  const encoder = new TextEncoder();
  let open: Controller | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      open = controller;
    },
    cancel: leave,
  });
  function leave() {
    open = null;
    onLeft();
  }
  return {
    body,
    write(text: string) {
      if (!open) return;
      open.enqueue(encoder.encode(text));
      if ((open.desiredSize ?? 0) > -MOST_WAITING) return;
      open.error(new Error("The reader takes nothing any more."));
      leave();
    },
    end() {
      open?.close();
      open = null;
    },
  };
}
