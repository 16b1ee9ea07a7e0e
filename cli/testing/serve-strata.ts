import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { POST as checkChanges } from "@/app/api/v1/projects/[project]/gate/changes/route";
import { GET as readGate } from "@/app/api/v1/projects/[project]/gate/route";
import { POST as applyImport } from "@/app/api/v1/projects/[project]/imports/[import]/apply/route";
import { POST as stageImport } from "@/app/api/v1/projects/[project]/imports/route";

type Params = { readonly project: string; readonly import: string };
type Handler = (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response>;

/** The routes of Strata that the command calls, on a port of their own, without the rest of the web application. */
export type ServedStrata = { readonly origin: string; readonly stop: () => Promise<void> };

/** Serves the routes on 127.0.0.1 until stopped. */
export async function serveStrata(): Promise<ServedStrata> {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const method = incoming.method ?? "GET";
    const body = method === "GET" ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
    const request = new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
    void answer(url.pathname, request).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      for await (const chunk of response.body ?? []) outgoing.write(chunk);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { origin: `http://127.0.0.1:${port}`, stop };
}

const routes: readonly (readonly [method: string, form: RegExp, handler: Handler])[] = [
  ["POST", /^\/api\/v1\/projects\/(?<project>[^/]+)\/imports$/, stageImport],
  ["POST", /^\/api\/v1\/projects\/(?<project>[^/]+)\/imports\/(?<import>[^/]+)\/apply$/, applyImport],
  ["GET", /^\/api\/v1\/projects\/(?<project>[^/]+)\/gate$/, readGate],
  ["POST", /^\/api\/v1\/projects\/(?<project>[^/]+)\/gate\/changes$/, checkChanges],
];

function answer(pathname: string, request: Request): Promise<Response> {
  for (const [method, form, handler] of routes) {
    const found = method === request.method ? form.exec(pathname) : null;
    if (found?.groups) return handler(request, { params: Promise.resolve(found.groups as Params) });
  }
  return Promise.resolve(new Response("Not found", { status: 404 }));
}
