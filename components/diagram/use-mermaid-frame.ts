"use client";

import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { readTheme, watchTheme } from "@/components/ui/use-theme";
import { type FrameRequest, readAnswer } from "./frame-messages";
import { loadMermaid } from "./mermaid-script";

const limitMs = 10_000;

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

type Drawing = { source: string; linked: readonly string[]; focus: string | null; onChoose: (id: string) => void };

/** Sends the source to a loaded frame and hears what became of it. Only that frame, with this mounting's nonce, is heard. */
export function useMermaidFrame(
  frame: RefObject<HTMLIFrameElement | null>,
  { source, linked, focus, onChoose }: Drawing,
) {
  const [nonce] = useState(() => crypto.randomUUID());
  const [loads, setLoads] = useState(0);
  const [diagram, setDiagram] = useState<DiagramState>({ state: "waiting" });
  const isDark = useSyncExternalStore(watchDark, prefersDark, () => false);
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

  useEffect(() => {
    function onMessage(event: MessageEvent) {
      if (!frame.current || event.source !== frame.current.contentWindow) return;
      const answer = readAnswer(event.data, nonce);
      if (answer?.type === "drawn") setDiagram({ state: "drawn", isCut: answer.isCut });
      if (answer?.type === "failed") setDiagram({ state: "failed", message: answer.message });
      if (answer?.type === "chosen") choose.current(answer.id);
    }
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [frame, nonce]);

  useEffect(() => {
    if (loads === 0) return;
    let isCurrent = true;
    const fail = (message: string) =>
      setDiagram((now) => (isCurrent && now.state === "waiting" ? { state: "failed", message } : now));
    setDiagram({ state: "waiting" });
    const timer = setTimeout(() => fail("Drawing took longer than 10 seconds."), limitMs);
    loadMermaid().then(
      (script) => isCurrent && post({ type: "draw", nonce, script, source, isDark, linked: JSON.parse(names), focus }),
      (error: unknown) => fail(error instanceof Error ? error.message : "The drawing program did not load."),
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [loads, nonce, source, isDark, names, focus, post]);

  const zoom = useCallback((by: number) => post({ type: "zoom", nonce, by }), [post, nonce]);
  return { diagram, zoom, onLoad: () => setLoads((count) => count + 1) };
}
