import { createServer } from "node:net";

// Below the range systems take outgoing ports from, so that a remembered port is still free tomorrow.
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;

/** Whether nothing listens on a port of an address yet. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The preferred port when it is free, otherwise a free one of the loopback interface. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  const port = FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
  return (await isPortFree(port)) ? port : findFreePort();
}
