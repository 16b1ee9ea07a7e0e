import "server-only";
import pg from "pg";
import { log } from "../log";

/** The channels on which the database tells what was committed; see the triggers in the migrations. */
export type Channel = "strata_outbox" | "strata_presences";
type Listener = (payload: string) => void;

const CHANNELS: readonly Channel[] = ["strata_outbox", "strata_presences"];
const [FIRST_RETRY_MS, LONGEST_RETRY_MS] = [250, 10_000];
const CHECK_MS = 30_000;

/**
 * The one connection of this process that the database tells things on. Opened with the first listener and closed with the last;
 * when it is lost it is opened again, later each time, and every listener is called with "" then: something may have been missed.
 */
export class DatabaseListener {
  readonly #listeners = new Map<Channel, Set<Listener>>(CHANNELS.map((channel) => [channel, new Set<Listener>()]));
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;

  /** Calls back for each payload on a channel. Gives what ends it. */
  listen(channel: Channel, listener: Listener): () => void {
    this.#listeners.get(channel)?.add(listener);
    if (!this.#client && !this.#timer) void this.#open();
    return () => {
      this.#listeners.get(channel)?.delete(listener);
      if (this.#count() === 0) this.#close();
    };
  }

  #count(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    this.#client = client;
    client.on("error", () => this.#retry(client));
    client.on("end", () => this.#retry(client));
    client.on("notification", ({ channel, payload = "" }) => this.#tell(channel, payload));
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`LISTEN ${channel}`);
      this.#failures = 0;
      this.#check(client);
      for (const channel of CHANNELS) this.#tell(channel, "");
    } catch {
      this.#retry(client);
    }
  }

  // A line that is dead says nothing by itself.
  #check(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => this.#client === client && this.#check(client),
        () => this.#retry(client),
      );
    }, CHECK_MS);
    this.#timer.unref();
  }

  #retry(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#close();
    if (this.#count() === 0) return;
    this.#failures += 1;
    if (this.#failures === 1) log.warn("the connection that live updates come by was lost; it is opened again");
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.#open(), pause * (0.75 + Math.random() / 2));
    this.#timer.unref();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const client = this.#client;
    this.#client = null;
    client?.end().catch(() => {});
  }

  #tell(channel: string, payload: string): void {
    const listeners = CHANNELS.find((known) => known === channel);
    if (listeners) for (const listener of this.#listeners.get(listeners) ?? []) listener(payload);
  }
}

const held = globalThis as { strataListener?: DatabaseListener };

/** The listener of this process. */
export function getListener(): DatabaseListener {
  held.strataListener ??= new DatabaseListener();
  return held.strataListener;
}
