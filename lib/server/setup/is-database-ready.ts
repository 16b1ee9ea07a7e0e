import "server-only";
import { getDb } from "../db";

const PROBE_TIMEOUT_MS = 3_000;
const PROBE_KEY = "readyz";

/** Whether the database takes a write within three seconds. Never throws. */
export async function isDatabaseReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_TIMEOUT_MS);
  });
  const taken = write().then(
    () => true,
    () => false,
  );
  return Promise.race([taken, late]).finally(() => clearTimeout(timer));
}

async function write(): Promise<void> {
  await getDb().rateLimit.upsert({
    where: { key: PROBE_KEY },
    create: { key: PROBE_KEY },
    update: { points: 0 },
    select: { key: true },
  });
}
