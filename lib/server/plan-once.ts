import "server-only";
import { hash } from "node:crypto";
import { Prisma } from "@/prisma/generated/client";

const MARK = "/* planned once */";

/**
 * Begins a statement that reads little, however large the project is: each connection plans it once and keeps the plan, for
 * planning it takes longer than running it. Such a plan knows no values, so a statement that reads a whole project must not
 * begin with it. Its text must come in few forms, for every form is kept.
 */
export const planOnce = Prisma.raw(MARK);

/** The same for a statement that reads one table where its scope is one, and the whole project otherwise. */
export function planOnceForOne({ tableId }: { readonly tableId?: string | null }): Prisma.Sql {
  return typeof tableId === "string" ? planOnce : Prisma.empty;
}

/** The name under which a connection keeps the plan of a statement; empty where it is to be planned each time. */
export function nameOfPlan({ sql }: { readonly sql: string }): string {
  return sql.startsWith(MARK) ? hash("sha256", sql, "base64url") : "";
}
