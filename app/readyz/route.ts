import { isDatabaseReady } from "@/lib/server/setup/is-database-ready";

/** 200 while the database takes writes, else 503. */
export async function GET(): Promise<Response> {
  const isReady = await isDatabaseReady();
  const headers = { "Cache-Control": "no-store", ...(isReady ? {} : { "Retry-After": "5" }) };
  return Response.json({ status: isReady ? "ok" : "unavailable" }, { status: isReady ? 200 : 503, headers });
}
