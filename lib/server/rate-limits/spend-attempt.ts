import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/domain/errors";
import { getDb } from "../db";
import { type RateLimit, type RateLimitName, rateLimits } from "./rate-limits";

type Query = { readonly text: string; readonly values: readonly unknown[] };

// The limiter speaks to node-postgres; this lets it speak through the one database client of the process.
const store = {
  async query({ text, values }: Query) {
    const rows = await getDb().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    return {
      rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })),
      rowCount: rows.length,
    };
  },
};

const limiters = new Map<RateLimitName, RateLimiterPostgres>();

function limiterOf(name: RateLimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const { attempts, seconds } = rateLimits[name];
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: name,
    points: attempts,
    duration: seconds,
  });
  limiters.set(name, limiter);
  return limiter;
}

// Addresses and e-mails are not kept in the clear, and no key is ever too long for its column.
const keyOf = (...parts: readonly string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/**
 * Counts one attempt against a limit, before the attempt is made, so that many at once cannot slip through. Shared by all
 * processes and kept across restarts. Throws `too_many` with `retryAfterSeconds` once the limit is reached.
 */
export async function spendAttempt(name: RateLimitName, ...key: readonly string[]): Promise<void> {
  try {
    await limiterOf(name).consume(keyOf(...key));
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    const { words }: RateLimit = rateLimits[name];
    throw tooManyAttempts(Math.max(1, Math.ceil(thrown.msBeforeNext / 1000)), words);
  }
}

/** The refusal of one attempt too many, in words and as a number of seconds to wait. */
export function tooManyAttempts(retryAfterSeconds: number, words = "Too many attempts."): AppError {
  return new AppError("too_many", `${words} Try again in ${inWords(retryAfterSeconds)}.`, { retryAfterSeconds });
}

/** Takes an attempt off the count again, because it turned out to be right. */
export async function giveBackAttempt(name: RateLimitName, ...key: readonly string[]): Promise<void> {
  await limiterOf(name).reward(keyOf(...key));
}

/** Forgets every attempt of a key. */
export async function forgetAttempts(name: RateLimitName, ...key: readonly string[]): Promise<void> {
  await limiterOf(name).delete(keyOf(...key));
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return "less than a minute";
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
