import { constants } from "node:fs";

/**
 * Takes away what speaks to the world outside. Files and processes are refused by Node.js itself, which this process was
 * started under; networks are not. Gives the one way out that is left: an answer to the parent.
 */
export function forgetOutside() {
  const send = process.send?.bind(process);
  process.send = undefined;
  process.env = {};
  // The database's program asks for the names of file modes this way, which the permissions would refuse.
  Object.defineProperty(process, "binding", { value: () => ({ fs: constants }) });
  for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "BroadcastChannel"]) {
    Reflect.deleteProperty(globalThis, name);
  }
  for (const name of ["kill", "dlopen", "getBuiltinModule", "mainModule"]) Reflect.deleteProperty(process, name);
  /** @param {object} message */
  return (message) => {
    send?.(message);
  };
}
