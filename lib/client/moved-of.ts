import type { MovedTable } from "@/lib/domain/review-view";
import { RequestError } from "./request";

/** How a table moved on since it was shown, where that is why its verification was refused. */
export function movedOf(error: Error): MovedTable | null {
  if (!(error instanceof RequestError) || error.code !== "conflict") return null;
  const [moved] = (error.details as { tables?: readonly MovedTable[] } | null)?.tables ?? [];
  return moved?.since ? moved : null;
}
