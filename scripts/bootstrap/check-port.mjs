import { createServer, Socket } from "node:net";
import { hostname } from "node:os";

const DEFAULT_PORT = 3000;

/** The port to serve on: PORT, or 3000. */
export function portFromEnvironment() {
  const text = process.env.PORT ?? "";
  if (text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT is ${text}; it has to be a number from 1 to 65535.`);
}

/**
 * The address to serve on: HOSTNAME, when somebody chose it. Containers and shells set it to the machine's own name,
 * which is nobody's choice.
 * @returns {string | undefined}
 */
export function hostFromEnvironment() {
  const host = process.env.HOSTNAME ?? "";
  return host === "" || host === hostname() ? undefined : host;
}

/** Refuses a port that is taken, and says how to choose another. */
export async function checkPort() {
  const port = portFromEnvironment();
  const problem = (await isAnswering(port))
    ? "EADDRINUSE"
    : await tryListening(port, hostFromEnvironment() ?? "127.0.0.1");
  if (problem === undefined) return;
  const other = `PORT=${port === DEFAULT_PORT ? 3001 : port + 1} npm run ${process.env.npm_lifecycle_event ?? "quickstart"}`;
  if (problem === "EADDRINUSE") {
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: ${other}`);
  }
  if (problem === "EACCES") throw new Error(`Port ${port} is not for this user. Choose another: ${other}`);
  throw new Error(`Strata cannot serve on ${process.env.HOSTNAME ?? "127.0.0.1"}, port ${port} (${problem}).`);
}

function isAnswering(port) {
  return new Promise((resolve) => {
    const socket = new Socket();
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once("error", () => end(false));
    socket.connect({ port, host: "127.0.0.1" }, () => end(true));
  });
}

function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code ?? "unknown"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
