/** What the page asks of the frame. `nonce` ties the two together for one mounting. */
export type FrameRequest =
  | {
      type: "draw";
      nonce: string;
      script: string;
      source: string;
      isDark: boolean;
      linked: readonly string[];
      focus: string | null;
    }
  | { type: "zoom"; nonce: string; by: number };

/** What the frame answers. */
export type FrameAnswer =
  /** It has all it needs and draws from now on: until it answers again it hears nothing. */
  | { type: "begun"; nonce: string }
  | { type: "drawn"; nonce: string; isCut: boolean }
  | { type: "failed"; nonce: string; message: string }
  | { type: "chosen"; nonce: string; id: string };

/** Reads a message of the frame with our nonce; null for anything else. */
export function readAnswer(data: unknown, nonce: string): FrameAnswer | null {
  if (typeof data !== "object" || data === null) return null;
  const { type, nonce: theirs, message, id, isCut } = data as Record<string, unknown>;
  if (theirs !== nonce) return null;
  if (type === "begun") return { type, nonce };
  if (type === "drawn") return { type, nonce, isCut: isCut === true };
  if (type === "failed") return { type, nonce, message: String(message).slice(0, 500) };
  if (type === "chosen" && typeof id === "string") return { type, nonce, id };
  return null;
}
