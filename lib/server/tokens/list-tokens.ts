import "server-only";
import type { TokenView } from "@/lib/domain/tokens";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { refuseToken } from "../session/refuse-token";
import { tokenSelect, toTokenView } from "./token-row";

const NEWEST = 200;

/** The viewer's own tokens, newest first, ended ones among them. */
export async function listTokens(viewer: Viewer): Promise<readonly TokenView[]> {
  await refuseToken(viewer);
  const rows = await getDb().apiToken.findMany({
    where: { userId: viewer.userId },
    orderBy: { createdAt: "desc" },
    take: NEWEST,
    select: tokenSelect,
  });
  return rows.map(toTokenView);
}
