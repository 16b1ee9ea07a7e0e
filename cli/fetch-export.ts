import { paths } from "@/lib/domain/paths";
import type { Server } from "./server";

/** Why there is nothing to check; the message says what to do. */
export class Unreadable extends Error {}

/** The export of a project of a Strata server, as it comes. Throws {@link Unreadable} when it does not give one. */
export async function fetchExport({
  origin,
  token,
  project,
}: Omit<Server, "scope">): Promise<AsyncIterable<Uint8Array>> {
  const response = await reach(new URL(paths.api.audit(project), origin), token);
  if (response.ok && response.body !== null) return readToEnd(origin, response.body);
  const told = await response.json().catch(() => null);
  throw new Unreadable(told?.error?.message ?? `${origin} answered ${response.status}.`);
}

async function reach(address: URL, token: string): Promise<Response> {
  try {
    return await fetch(address, { headers: { Authorization: `Bearer ${token}` }, redirect: "manual" });
  } catch {
    throw new Unreadable(`${address.origin} does not answer. Is Strata running there?`);
  }
}

async function* readToEnd(origin: string, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new Unreadable(`${origin} stopped in the middle of the export. Try again.`);
  }
}
