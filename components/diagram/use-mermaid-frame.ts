"use client";

import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { readTheme, watchTheme } from "@/components/ui/use-theme";
import { type DrawingTurn, takeDrawingTurn } from "./drawing-turn";
import { type FrameRequest, readAnswer } from "./frame-messages";
import { loadMermaid } from "./mermaid-script";

// For what has to be fetched first.
const loadLimitMs = 10_000;

export type DiagramState =
  | { state: "waiting" }
  | { state: "drawn"; isCut: boolean }
  | { state: "failed"; message: string };

function prefersDark(): boolean {
  const theme = readTheme();
  return theme === "system" ? window.matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

function watchDark(changed: () => void): () => void {
  const query = window.matchMedia("(prefers-color-scheme: dark)");
  const stop = watchTheme(changed);
  query.addEventListener("change", changed);
  return () => {
    stop();
    query.removeEventListener("change", changed);
  };
}

type Drawing = {
  source: string;
  linked: readonly string[];
  focus: string | null;
  /** The longest a drawing may take before it is given up and its frame is taken away. */
  limitMs: number;
  onChoose: (id: string) => void;
};

/** Sends the source to a loaded frame and hears what became of it. Only that frame, with this mounting's nonce, is heard. */
export function useMermaidFrame(
  frame: RefObject<HTMLIFrameElement | null>,
  { source, linked, focus, limitMs, onChoose }: Drawing,
) {
  const [nonce] = useState(() => crypto.randomUUID());
  const [loads, setLoads] = useState(0);
  const [diagram, setDiagram] = useState<DiagramState>({ state: "waiting" });
  const isDark = useSyncExternalStore(watchDark, prefersDark, () => false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef<DrawingTurn>(undefined);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  const names = JSON.stringify(linked);

  const post = useCallback(
    // The frame's origin is opaque, so it can only be addressed as "*"; what is sent is no secret.
    (request: FrameRequest) => frame.current?.contentWindow?.postMessage(request, "*"),
    [frame],
  );

  const giveUpAfter = useCallback((ms: number) => {
    clearTimeout(timer.current);
    const message = `Drawing took longer than ${ms / 1000} seconds.`;
    timer.current = setTimeout(() => setDiagram((now) => failing(now, message)), ms);
  }, []);

  useEffect(() => {
    function onMessage(event: MessageEvent) {
      if (!frame.current || event.source !== frame.current.contentWindow) return;
      const answer = readAnswer(event.data, nonce);
      if (answer?.type === "begun") giveUpAfter(limitMs);
      if (answer?.type === "drawn") setDiagram({ state: "drawn", isCut: answer.isCut });
      if (answer?.type === "failed") setDiagram({ state: "failed", message: answer.message });
      if (answer?.type === "chosen") choose.current(answer.id);
    }
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [frame, nonce, limitMs, giveUpAfter]);

  useEffect(() => {
    if (loads === 0) return;
    let isCurrent = true;
    const fail = (message: string) => isCurrent && setDiagram((now) => failing(now, message));
    setDiagram({ state: "waiting" });
    const own = takeDrawingTurn();
    turn.current = own;
    own.reached.then(() => {
      if (!isCurrent) return;
      giveUpAfter(loadLimitMs);
      loadMermaid(source).then(
        (script) =>
          isCurrent && post({ type: "draw", nonce, script, source, isDark, linked: JSON.parse(names), focus }),
        (error: unknown) => fail(error instanceof Error ? error.message : "The drawing program did not load."),
      );
    });
    return () => {
      isCurrent = false;
      own.leave();
      clearTimeout(timer.current);
    };
  }, [loads, nonce, source, isDark, names, focus, post, giveUpAfter]);

  useEffect(() => {
    if (diagram.state !== "waiting") turn.current?.leave();
  }, [diagram]);

  const zoom = useCallback((by: number) => post({ type: "zoom", nonce, by }), [post, nonce]);
  return { diagram, zoom, onLoad: () => setLoads((count) => count + 1) };
}

function failing(now: DiagramState, message: string): DiagramState {
  return now.state === "waiting" ? { state: "failed", message } : now;
}
