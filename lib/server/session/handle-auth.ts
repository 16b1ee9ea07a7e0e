import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError } from "@/lib/domain/errors";
import { safeNext } from "@/lib/domain/safe-next";
import { publicOrigin, refuseForeignOrigin } from "../http/refuse-foreign-origin";
import { respondToError } from "../http/respond-to-error";
import { tooManyAttempts } from "../rate-limits/spend-attempt";
import { authOptions } from "./auth-options";
import { TOO_MANY } from "./providers";

type AuthContext = { readonly params: Promise<{ nextauth: string[] }> };

const MAX_BODY_BYTES = 16_384;
const actions = new Set(["csrf", "providers", "session", "signin", "signout", "callback", "error"]);

/**
 * Answers next-auth's addresses: what changes something only from pages of ours and only small, an answer elsewhere never, and with
 * 429 and `Retry-After` where there were too many attempts.
 */
export async function handleAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    if (!actions.has(nextauth[0] ?? "")) throw new AppError("not_found");
    // Passwords are only ever sent; next-auth answers whoever asks for them with a failure of its own.
    if (request.method === "GET" && nextauth.join("/").startsWith("callback/credentials"))
      throw new AppError("not_found");
    if (request.method !== "GET") refuseUnfit(request);
    const wanted = request.nextUrl.searchParams.get("callbackUrl");
    if (wanted !== null && !leadsHere(wanted)) throw new AppError("invalid", "The address to go on to is not ours.");
    return await asTooMany(await NextAuth(request, context, authOptions()));
  } catch (thrown) {
    return respondToError(thrown instanceof SyntaxError ? new AppError("invalid") : thrown);
  }
}

function refuseUnfit(request: NextRequest): void {
  refuseForeignOrigin(request.headers);
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_BODY_BYTES)) throw new AppError("too_large");
}

function leadsHere(wanted: string): boolean {
  return (
    wanted === "/" ||
    wanted === publicOrigin() ||
    safeNext(wanted, publicOrigin()) !== "/" ||
    wanted === `${publicOrigin()}/`
  );
}

async function asTooMany(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const { url } = await response.clone().json();
  const error = URL.canParse(url) ? new URL(url).searchParams.get("error") : null;
  if (!error?.startsWith(TOO_MANY)) return response;
  return respondToError(tooManyAttempts(Number(error.slice(TOO_MANY.length))));
}
