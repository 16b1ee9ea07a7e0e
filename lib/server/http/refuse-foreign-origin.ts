import "server-only";
import { AppError } from "@/lib/domain/errors";

/** The address people reach Strata at, as configured; forwarded headers are never believed. */
export function publicOrigin(): string {
  return new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3000").origin;
}

/**
 * Refuses a request that changes something unless a page of ours sent it: its `Origin` must be ours, and a browser's
 * `Sec-Fetch-Site` must not say otherwise. Requests that carry a token instead of a cookie need no such check.
 */
export function refuseForeignOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isOurs = origin === publicOrigin() && (site === null || site === "same-origin");
  if (!isOurs)
    throw new AppError("forbidden", "This request did not come from a page of Strata. Reload the page and try again.");
}
