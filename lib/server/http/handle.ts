import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { getRequestViewer } from "../session/get-request-viewer";
import { refuseAnotherPerson } from "./refuse-another-person";
import { refuseForeignOrigin } from "./refuse-foreign-origin";
import { respondToError } from "./respond-to-error";

type Context<Params> = { readonly params: Promise<Params> };
type Handler<Params> = (viewer: Viewer, request: Request, params: Params) => Promise<Response>;

/**
 * Makes a route handler of a function that is given a proven viewer: 401 without one and for a page of
 * somebody else, the origin checked for what changes something by cookie, every refusal as JSON with its status, nothing cached.
 */
export function handle<Params>(
  run: Handler<Params>,
): (request: Request, context: Context<Params>) => Promise<Response> {
  return async (request, context) => {
    try {
      const viewer = await getRequestViewer(request);
      refuseAnotherPerson(viewer, request.headers.get("strata-person"));
      const isReading = request.method === "GET" || request.method === "HEAD";
      if (!isReading && viewer.via.kind !== "token") refuseForeignOrigin(request.headers);
      const response = await run(viewer, request, await context.params);
      if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
      return response;
    } catch (thrown) {
      return respondToError(thrown);
    }
  };
}
