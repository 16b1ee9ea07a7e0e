import "server-only";
import type { CheckpointState } from "@/lib/domain/checkpoint-state";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { getPublicKey } from "./checkpoint-key";

/** How much of a project's audit log is signed, by which key, and whether its last checkpoint has left. `not_found` as for the project. */
export async function getCheckpointState(viewer: Viewer, slug: string): Promise<CheckpointState> {
  const { id: chainId } = await authorizeProject(viewer, slug, "project.read");
  const [chain, last] = await Promise.all([
    getDb().auditChain.findUnique({ where: { id: chainId }, select: { sequence: true } }),
    getDb().checkpoint.findFirst({
      where: { chainId },
      orderBy: { size: "desc" },
      select: { size: true, createdAt: true, deliveries: { select: { way: true, deliveredAt: true } } },
    }),
  ]);
  return {
    publicKey: getPublicKey(),
    records: Number(chain?.sequence ?? 0),
    last: last && {
      size: Number(last.size),
      at: last.createdAt.toISOString(),
      left: last.deliveries.filter(({ deliveredAt }) => deliveredAt !== null).map(({ way }) => way),
      waiting: last.deliveries.filter(({ deliveredAt }) => deliveredAt === null).map(({ way }) => way),
    },
  };
}
