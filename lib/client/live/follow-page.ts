import type { LiveEvents, LiveSave } from "@/lib/domain/live";
import { paths } from "@/lib/domain/paths";
import { currentPerson, knownNumber } from "../edits/edits";
import { request } from "../request";
import { currentWriting, noteOwnSave, setLivePeople, watchWriting } from "./live-people";

const [FIRST_RETRY_MS, LONGEST_RETRY_MS] = [1_000, 60_000];
// A browser opens few connections to one place: tabs out of sight hold none.
const HIDDEN_MS = 5_000;
const GATHER_MS = 200;

type Page = {
  readonly slug: string;
  readonly place: string;
  readonly since: number;
  /** Something was saved, or done in a review. */
  readonly onSaved: () => void;
  /** An import moved the schema to this migration. */
  readonly onMoved: (version: string | null) => void;
};

/**
 * Follows a page: who else has it open, what others save and review on it, after which `onSaved` reads it anew, and that the schema moved. A lost
 * connection is opened again, later each time, from where it was. Gives what ends it.
 */
export function followPage({ slug, place, since, onSaved, onMoved }: Page): () => void {
  let source: EventSource | null = null;
  let cursor = since;
  let failures = 0;
  let stream: string | null = null;
  const timers = { retry: 0, hide: 0, gather: 0 };
  const later = (name: keyof typeof timers, run: () => void, ms: number) => {
    clearTimeout(timers[name]);
    timers[name] = window.setTimeout(run, ms);
  };

  function connect() {
    clearTimeout(timers.retry);
    if (source || document.visibilityState === "hidden" || !navigator.onLine) return;
    source = new EventSource(paths.api.liveStream(slug, place, cursor, currentPerson()));
    on("hello", (hello) => {
      failures = 0;
      stream = hello.stream;
      if (currentWriting() !== null) tellWriting();
    });
    on("saved", notice);
    on("reviewed", ({ cursor: now }) => {
      cursor = Math.max(cursor, now);
      later("gather", onSaved, GATHER_MS);
    });
    on("schema", ({ cursor: now, version }) => {
      cursor = Math.max(cursor, now);
      onMoved(version);
    });
    on("people", setLivePeople);
    source.onerror = () => {
      disconnect();
      const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.75 + Math.random() / 2);
      failures += 1;
      later("retry", connect, pause);
    };
  }

  function on<Name extends keyof LiveEvents>(name: Name, run: (data: LiveEvents[Name]) => void) {
    source?.addEventListener(name, (event) => run(JSON.parse((event as MessageEvent<string>).data)));
  }

  function notice(save: LiveSave) {
    cursor = save.cursor;
    if (save.authorId === currentPerson()) noteOwnSave(save.place, save.number);
    if (save.number > knownNumber(save.place)) later("gather", onSaved, GATHER_MS);
  }

  function disconnect() {
    source?.close();
    source = null;
    stream = null;
    setLivePeople([]);
  }

  function tellWriting() {
    if (stream === null) return;
    const body = { stream, editing: currentWriting() };
    // What is not told is not told again: it helps, and nothing depends on it.
    request(paths.api.live(slug), { method: "POST", body }).catch(() => {});
  }

  function onVisibility() {
    clearTimeout(timers.hide);
    if (document.visibilityState === "hidden") later("hide", disconnect, HIDDEN_MS);
    else connect();
  }

  watchWriting(tellWriting);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", connect);
  connect();
  return () => {
    watchWriting(() => {});
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", connect);
    for (const timer of Object.values(timers)) clearTimeout(timer);
    disconnect();
  };
}
