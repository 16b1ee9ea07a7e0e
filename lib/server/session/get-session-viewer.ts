import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "@/prisma/generated/client";
import { planOnce } from "../plan-once";
import { getReader } from "../reader";
import { makeViewer } from "./make-viewer";

type Person = Pick<Viewer, "userId" | "name" | "email" | "isAdministrator">;

/** The viewer of a session as it stands this moment; null once it is revoked or over or its person's account is closed. */
export async function getSessionViewer(sessionId: string): Promise<Viewer | null> {
  const [person] = await getReader().$queryRaw<Person[]>(Prisma.sql`${planOnce}
    SELECT u.id AS "userId", u.name, u.email, u.is_administrator AS "isAdministrator"
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${new Date()}
      AND u.closed_at IS NULL AND NOT u.is_system`);
  return person ? makeViewer({ ...person, via: { kind: "session", sessionId } }) : null;
}
