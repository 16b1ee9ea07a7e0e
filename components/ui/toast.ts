import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error" | "warning" | "info";
export type Notice = { kind: Kind; text: string; options: ExternalToast | undefined };

const waiting: Notice[] = [];
let listener: (() => void) | undefined;

function send(kind: Kind, text: string, options?: ExternalToast) {
  waiting.push({ kind, text, options });
  listener?.();
}

/** Says something that has happened, for a few seconds, below the page. Problems that need an answer belong in the page. */
export const toast = Object.assign((text: string, options?: ExternalToast) => send("message", text, options), {
  success: (text: string, options?: ExternalToast) => send("success", text, options),
  error: (text: string, options?: ExternalToast) => send("error", text, options),
  warning: (text: string, options?: ExternalToast) => send("warning", text, options),
  info: (text: string, options?: ExternalToast) => send("info", text, options),
});

/** Takes the notices nobody has shown yet. */
export function takeNotices(): Notice[] {
  return waiting.splice(0);
}

/** Calls back when there are notices; once at once where some wait already. */
export function watchNotices(changed: () => void): () => void {
  listener = changed;
  if (waiting.length > 0) changed();
  return () => {
    listener = undefined;
  };
}
