import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { makeViewer } from "./make-viewer";

/** The instance itself as an actor: the seed and background jobs act as it, and it shows by name in every history. */
export async function getSystemViewer(): Promise<Viewer> {
  const system = await getDb().user.findFirstOrThrow({
    where: { isSystem: true },
    select: { id: true, name: true, email: true },
  });
  return makeViewer({
    userId: system.id,
    name: system.name,
    email: system.email,
    isAdministrator: true,
    via: { kind: "system" },
  });
}
