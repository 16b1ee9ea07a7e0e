import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { POST as applyImport } from "@/app/api/v1/projects/[project]/imports/[import]/apply/route";
import { POST as stageImport } from "@/app/api/v1/projects/[project]/imports/route";

/** Strata's import routes on a port of their own, without the rest of the web application. */
export type ServedImports = { readonly origin: string; readonly stop: () => Promise<void> };

/** Serves the routes on 127.0.0.1 until stopped. */
export async function serveImports(): Promise<ServedImports> {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
    const request = new Request(url, { method: "POST", headers, body, duplex: "half" } as RequestInit);
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

function answer(pathname: string, request: Request): Promise<Response> {
  const [, project = "", importId] =
    /^\/api\/v1\/projects\/([^/]+)\/imports(?:\/([^/]+)\/apply)?$/.exec(pathname) ?? [];
  if (importId === undefined) return stageImport(request, { params: Promise.resolve({ project }) });
  return applyImport(request, { params: Promise.resolve({ project, import: importId }) });
}
