import "server-only";
import { getPool, type Reader } from "../db";
import { readerOn } from "../reader";
import { SNAPSHOT_TIMEOUT_MS } from "./read-snapshot";

/**
 * Runs several statements that read, on one state of the database, as `readSnapshot` does, for a page that asks many: those that are
 * asked at once travel at once, which the client's do not, for it sends a statement of a transaction when the one before is answered.
 * They may take as long in all.
 */
export async function readAtOnce<T>(read: (db: Reader) => Promise<T>): Promise<T> {
  const connection = await getPool().connect();
  // One that is lost is told of by what was asked of it.
  const overhear = () => undefined;
  connection.on("error", overhear);
  const giveBack = (isLost: boolean) => {
    connection.off("error", overhear);
    connection.release(isLost);
  };
  const over = new AbortController();
  const end = performance.now() + SNAPSHOT_TIMEOUT_MS;
  const reader = readerOn(connection, () => {
    over.signal.throwIfAborted();
    return { query_timeout: Math.max(1, end - performance.now()) };
  });
  try {
    const begun = connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [found] = await Promise.all([read(reader), begun]);
    return found;
  } finally {
    // Where one read failed, others may be about to ask for more, on a connection that is somebody else's by then.
    over.abort();
    // Nothing was written: nobody has to wait until it ends.
    connection.query("COMMIT").then(
      () => giveBack(false),
      () => giveBack(true),
    );
  }
}
