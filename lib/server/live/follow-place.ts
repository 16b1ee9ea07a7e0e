import "server-only";
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/domain/errors";
import type { LiveEvents } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { toAppError } from "../http/respond-to-error";
import { authorizeProject } from "../projects/authorize-project";
import { getSessionViewer } from "../session/get-session-viewer";
import { getListener } from "./database-listener";
import { endPresence, listWindows, renewPresence, whoElse } from "./presences";
import { readNews } from "./read-news";
import { sharedRead } from "./shared-read";

const BEAT_MS = 15_000;
const MOST_STREAMS = 500;
const MOST_STREAMS_OF_ONE = 12;

export type Tell = <Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]) => void;
export type Following = {
  readonly slug: string;
  readonly placeId: string;
  readonly since: number;
  readonly tell: Tell;
  /** Called between events, so that the line does not look dead. */
  readonly beat: () => void;
  /** Called once, when the viewer may not follow any longer or this process ends. */
  readonly end: () => void;
};

type Streams = {
  readonly open: Map<string, { readonly userId: string; readonly stop: () => void }>;
  isEnding: boolean;
};
const held = globalThis as { strataStreams?: Streams };

/**
 * Tells of what is saved and reviewed at a place of a project, of imports that move its schema and of who else is there, from a cursor on, until it is
 * stopped. Whether the viewer may is looked up now, every 15 seconds and before anything is told. `not_found` for a project the viewer may not see, `too_many` where this process or this person
 * has as many streams open as there may be.
 */
export async function followPlace(viewer: Viewer, following: Following): Promise<() => void> {
  const { slug, placeId, tell } = following;
  const { id: projectId } = await authorizeProject(viewer, slug, "project.read");
  const streams = getStreams();
  const { open } = streams;
  refuseTooMany(viewer, streams);
  const stream = { id: randomUUID(), projectId, userId: viewer.userId, placeId };
  let isOver = false;
  const endings: (() => void)[] = [];
  function stop() {
    if (isOver) return;
    isOver = true;
    open.delete(stream.id);
    for (const ending of endings) ending();
    endPresence(stream).catch(() => {});
    following.end();
  }
  open.set(stream.id, { userId: viewer.userId, stop });

  // What is read while something more happens is read once more afterwards, never twice at a time.
  const news = oneAtATime(async () => {
    for (;;) {
      const { saves, reviews, schema, cursor: next, isAll } = await readNews(projectId, cursor);
      const here = saves.filter(({ placeIds }) => placeIds.includes(placeId));
      const steps = reviews.filter(({ placeIds }) => placeIds.includes(placeId));
      if ((schema || here.length + steps.length > 0) && !(await mayStill(viewer, slug))) return stop();
      for (const { save } of here) tell("saved", save);
      for (const { review } of steps) tell("reviewed", review);
      if (schema) tell("schema", schema);
      cursor = next;
      if (isAll || isOver) return;
    }
  }, stop);
  let cursor = following.since;
  let told = "[]";
  const people = oneAtATime(async () => {
    const found = whoElse(await listWindows(projectId, placeId), viewer, stream.id);
    const now = JSON.stringify(found);
    if (now === told || isOver) return;
    if (!(await mayStill(viewer, slug))) return stop();
    tell("people", found);
    told = now;
  }, stop);
  const beat = oneAtATime(async () => {
    if (!(await mayStill(viewer, slug))) return stop();
    await renew();
    following.beat();
    people();
  }, stop);

  // What ended while it was being renewed is not left behind.
  async function renew() {
    await renewPresence(stream);
    if (isOver) await endPresence(stream);
  }

  tell("hello", { stream: stream.id });
  const listener = getListener();
  endings.push(listener.listen("strata_outbox", (id) => (id === "" || id === projectId) && news()));
  endings.push(listener.listen("strata_presences", (id) => (id === "" || id === placeId) && people()));
  const timer = setInterval(beat, BEAT_MS);
  endings.push(() => clearInterval(timer));
  try {
    await renew();
  } catch (thrown) {
    // Nobody is given what would end it.
    stop();
    throw thrown;
  }
  news();
  people();
  return stop;
}

// A process that is told to end waits for its open answers; streams end themselves, and none is opened any more.
function getStreams(): Streams {
  if (held.strataStreams) return held.strataStreams;
  const streams: Streams = { open: new Map(), isEnding: false };
  held.strataStreams = streams;
  const end = () => {
    streams.isEnding = true;
    for (const { stop } of [...streams.open.values()]) stop();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
  return streams;
}

function refuseTooMany({ userId }: Viewer, { open, isEnding }: Streams): void {
  if (isEnding) throw new AppError("unavailable");
  const own = [...open.values()].filter((stream) => stream.userId === userId).length;
  if (open.size >= MOST_STREAMS || own >= MOST_STREAMS_OF_ONE)
    throw new AppError("too_many", "Too many pages are open at once to be kept up to date by themselves.");
}

function mayStill({ via }: Viewer, slug: string): Promise<boolean> {
  return via.kind === "session" ? mayRead(via.sessionId, slug) : Promise.resolve(false);
}

const mayRead = sharedRead(async (sessionId: string, slug: string): Promise<boolean> => {
  try {
    const viewer = await getSessionViewer(sessionId);
    if (viewer === null) return false;
    await authorizeProject(viewer, slug, "project.read");
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
});

function oneAtATime(run: () => Promise<void>, onFailure: () => void): () => void {
  let [isRunning, isAsked] = [false, false];
  return async function again() {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAsked) {
        isAsked = false;
        await run();
      }
    } catch (thrown) {
      // The browser comes back by itself, and is told what it missed.
      toAppError(thrown);
      onFailure();
    } finally {
      isRunning = false;
    }
  };
}
