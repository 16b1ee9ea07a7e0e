import { type IncomingHttpHeaders, request } from "node:http";
import { openSession } from "@/lib/server/session/open-session";
import { sealSessionId, sessionCookieName } from "@/lib/server/session/session-cookie";
import type { TestPerson } from "@/lib/server/testing/create-person";
import { address } from "./server";

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Another server than the one under test. */
  readonly to?: string;
};

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** Sends a request as it is: the path is not tidied up, and any header can be said, `Host` too. Redirects are not followed. */
export function send(path: string, { method = "GET", headers = {}, body, to = address }: Sent = {}): Promise<Answer> {
  const { hostname, port } = new URL(to);
  return new Promise((resolve, reject) => {
    const sending = request({ host: hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

/** Sends a request as the router in the browser does for a page's data: with the mark in its address that the server asks for. */
export async function sendForData(path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const asking = { RSC: "1", ...headers };
  const first = await send(path, { headers: asking });
  const { location } = first.headers;
  return first.status === 307 && location && /[?&]_rsc/u.test(location) ? send(location, { headers: asking }) : first;
}

/** The `Cookie` header of a browser in which a person has just signed in; nobody has none. */
export async function cookieOf(person: TestPerson | null): Promise<Readonly<Record<string, string>>> {
  if (person === null) return {};
  return { Cookie: `${sessionCookieName()}=${await sealSessionId(await openSession(person.id))}` };
}

/** The headers of a request that a page of ours sends with JSON in it. */
export const ownJson = { Origin: address, "Content-Type": "application/json" };
