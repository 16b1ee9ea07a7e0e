import { createHash } from "node:crypto";
import { getDb } from "@/lib/server/db";

/** Work that is always the same, in this process and in PostgreSQL: about as much for either as a reading of 20,000 items. Says how fast the machine is just now. */
export async function reference(): Promise<void> {
  for (let n = 0; n < 40_000; n++) createHash("sha256").update(`item ${n}`).digest("hex");
  await getDb().$queryRaw`SELECT count(*) FROM generate_series(1, 250000) n WHERE md5(n::text) < '8'`;
}
