import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { MovedTable } from "@/lib/domain/review-view";
import type { Reviewed, VerifyTablesInput } from "@/lib/domain/reviews";
import type { Viewer } from "@/lib/domain/viewer";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { moveTables } from "./move-tables";
import { readMoved } from "./read-moved";
import { readShown, type ShownTable } from "./read-shown";
import { refuseOwnVerification } from "./refuse-own-verification";
import { isSame, keyOf, type Shown, shownBy } from "./shown-key";

/**
 * Verifies tables as they were shown, all or none. `conflict` where docs, schema or status of one moved on (`details.tables`: each a `MovedTable`)
 * or one is not started, `forbidden` to who wrote the newest docs of one or requested its review, `not_found` for what is no table
 * here. The database holds the same against whatever is written to it (`hold_verifications`).
 */
export async function verifyTables(
  viewer: Viewer,
  input: VerifyTablesInput & { readonly slug: string },
): Promise<Reviewed> {
  const { id: projectId } = await authorizeProject(viewer, input.slug, "status.verify");
  const shown = new Map(input.tables.map(({ objectId, key }) => [objectId, readKey(key)]));
  return moveTables(viewer, {
    projectId,
    objectIds: [...shown.keys()],
    wanted: "status.verify",
    to: "verified",
    action: "review.verify",
    admit: async (db, tables) => {
      const now = await readShown(db, projectId, [...shown.keys()], viewer.userId);
      await refuseMoved(db, projectId, shown, now);
      if (tables.some(({ status }) => status === "not_started"))
        throw new AppError("conflict", "Nothing was started here. Set it to draft, or request a review, first.");
      await refuseOwnVerification(db, now);
      return tables;
    },
  });
}

function readKey(key: string): Shown {
  const shown = shownBy(key);
  if (shown === null) throw new AppError("invalid", "That is no key of what was shown.");
  return shown;
}

async function refuseMoved(
  db: Transaction,
  projectId: string,
  shown: ReadonlyMap<string, Shown>,
  now: ReadonlyMap<string, ShownTable>,
): Promise<void> {
  const moved = [...shown].flatMap(([objectId, was]) => {
    const is = now.get(objectId);
    return is && isSame(was, is) ? [] : [{ objectId, was, is }];
  });
  if (moved.length === 0) return;
  const since = await readMoved(
    db,
    projectId,
    moved.map(({ objectId, was }) => ({ objectId, ...was })),
  );
  const tables = moved.map(({ objectId, is }) => ({
    objectId,
    key: is ? keyOf(is) : "",
    since: since.get(objectId) ?? { writings: [], changes: [] },
  })) satisfies MovedTable[];
  const words = "It is not what you were shown any longer. Look at what changed, and verify it as it stands.";
  throw new AppError("conflict", words, { tables });
}
