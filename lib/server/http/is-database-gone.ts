import "server-only";
import { errorMessages, errorNames } from "../error-names";

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
const messages = /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/u;

/** Whether something was thrown because the database cannot be reached, is overloaded or gave up, so that a later try may succeed. */
export function isDatabaseGone(thrown: unknown): boolean {
  return (
    errorNames(thrown).some((name) => codes.has(name) || classes.test(name)) ||
    errorMessages(thrown).some((message) => messages.test(message))
  );
}
