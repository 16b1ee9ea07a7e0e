import "server-only";
import { notFound, redirect } from "next/navigation";
import { AppError } from "@/lib/domain/errors";
import { paths } from "@/lib/domain/paths";

type LastStood = { readonly schema: string; readonly name: string; readonly path: string };
type Moved = { readonly schema: string; readonly name: string };

/**
 * What a page shows for a service's refusal: what the viewer may not see, and an address that means nothing, is the page
 * "not found"; a table that has another name now leads to its new address, one that was dropped to what it was last. Anything else goes on to the error page.
 */
export async function orNotFound<Value>(slug: string, value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !["not_found", "invalid"].includes(thrown.code)) throw thrown;
    const moved = thrown.details?.movedTo as Moved | undefined;
    if (moved) redirect(paths.table(slug, moved.schema, moved.name));
    const last = thrown.details?.last as LastStood | undefined;
    if (last) redirect(paths.tableAsOf(slug, last.schema, last.name, last.path));
    notFound();
  }
}
