import { paths } from "@/lib/domain/paths";
import { askServer, type Server, ServerRefused } from "./server";

/** Why there is nothing to check; the message says what to do. */
export class Unreadable extends Error {}

/** The export of a project of a Strata server, as it comes. Throws {@link Unreadable} when it does not give one. */
export async function fetchExport(server: Omit<Server, "scope">): Promise<AsyncIterable<Uint8Array>> {
  try {
    const { body } = await askServer({ ...server, scope: "read" }, paths.api.audit(server.project));
    return readToEnd(server.origin, body);
  } catch (error) {
    throw error instanceof ServerRefused ? new Unreadable(error.message) : error;
  }
}

async function* readToEnd(origin: string, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new Unreadable(`${origin} stopped in the middle of the export. Try again.`);
  }
}
