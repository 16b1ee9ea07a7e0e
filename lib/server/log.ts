import "server-only";
import pino, { type DestinationStream } from "pino";

// What could open something, wherever in a line it stands: an error's message quotes what it was given.
const secrets = [
  /\bstrata_[\w-]{43}/gu,
  /(?<=:\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/gu,
  /(?<=\bbearer )[^\s"\\]+/giu,
  /\beyJ[\w-]+(?:\.[\w-]*){2,4}/gu,
] as const;

// JSON leaves these as they are, and a terminal or a reader of lines may take them for commands and line ends.
const controls = /[\u007f-\u009f\u2028\u2029]/gu;

function clean(line: string): string {
  const told = secrets.reduce((text, secret) => text.replace(secret, "[Redacted]"), line);
  return told.replace(controls, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A log: one JSON line an event, whatever characters it tells of; passwords, tokens and cookies never reach it. */
export function logTo(destination: DestinationStream) {
  return pino(
    {
      level: process.env.LOG_LEVEL ?? "warn",
      redact: ["password", "token", "authorization", "cookie", "*.password", "*.token", "*.authorization", "*.cookie"],
      hooks: { streamWrite: clean },
    },
    destination,
  );
}

/** The process's log, on standard error. */
export const log = logTo(pino.destination(2));
