/** The process answers. Says nothing about the database; that is /readyz. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
