import "server-only";

// What Prisma, its adapter, Node.js and PostgreSQL (classes 08, 53 and 57, and what may work when tried again) call it.
const codes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "ECONNREFUSED",
  "ECONNRESET",
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TransactionWriteConflict",
  "40001",
  "40P01",
  "55P03",
]);
const classes = /^(08|53|57)[0-9A-Z]{3}$/u;
// node-postgres gives these no code.
const messages = /^(timeout exceeded when trying to connect|Connection terminated)/u;

/** Whether something was thrown because the database cannot be reached, is overloaded or gave up, so that a later try may succeed. */
export function isDatabaseGone(thrown: unknown): boolean {
  if (typeof thrown !== "object" || thrown === null) return false;
  const named = ["code", "originalCode", "kind"].map((name) => textOf(thrown, name));
  if (named.some((name) => codes.has(name) || classes.test(name)) || messages.test(textOf(thrown, "message")))
    return true;
  return ["meta", "driverAdapterError", "cause"].some((name) => isDatabaseGone(Reflect.get(thrown, name)));
}

function textOf(thrown: object, name: string): string {
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === "string" ? value : "";
}
