import "server-only";

/** How long a transaction that stores a whole import may take, and wait for a connection. */
export const TRANSACTION = { timeout: 120_000, maxWait: 15_000 } as const;
