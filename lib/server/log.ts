import "server-only";
import pino from "pino";

/** The process's log: one JSON line an event on standard error; passwords, tokens and cookies never reach it. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "warn",
    redact: ["password", "token", "authorization", "cookie", "*.password", "*.token", "*.authorization", "*.cookie"],
  },
  pino.destination(2),
);
