import "server-only";
import { z } from "zod";
import { ACTIVITY_PAGE_SIZE, type ActivityList } from "@/lib/domain/activity";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { type ActivityCursor, readActivity } from "./read-activity";
import { toActivityEntry } from "./to-activity-entry";

/**
 * What happened in a project (edits, changes of status and owner, imports), newest first, 50 at a time; `before` is the
 * `nextBefore` of the page before. `invalid` for a cursor that is none.
 */
export async function listActivity(
  viewer: Viewer,
  input: { readonly slug: string; readonly before?: string },
): Promise<ActivityList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const before = input.before === undefined ? null : readCursor(input.before);
  const rows = await readActivity(getDb(), project.id, ACTIVITY_PAGE_SIZE + 1, before);
  const shown = rows.slice(0, ACTIVITY_PAGE_SIZE);
  const last = rows.length > ACTIVITY_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    entries: shown.map((row) => toActivityEntry(project.slug, row)),
    nextBefore: last ? `${last.at}_${last.id}` : null,
  };
}

const cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

function readCursor(text: string): ActivityCursor {
  const parsed = cursor.safeParse(text.split("_"));
  if (!parsed.success) throw new AppError("invalid", "That is no place in the activity. Open it from the start.");
  const [at, id] = parsed.data;
  return { at, id };
}
