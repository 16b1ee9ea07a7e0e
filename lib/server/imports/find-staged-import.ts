import "server-only";
import { AppError } from "@/lib/domain/errors";
import { shownPath } from "@/lib/domain/import-inputs";
import type { ImportOutcome } from "@/lib/domain/import-view";
import type { Viewer } from "@/lib/domain/viewer";
import { type Db, getDb, type Transaction } from "../db";
import { findBringer, findTwin, type ShortPreview } from "./find-twin";
import type { SortChoices } from "./sort-given";
import { readChoices } from "./stored-choices";

/** A staged import of the viewer's own; `outcome` where it, or another of the very same files, was applied already. */
export type StagedImport = {
  readonly id: string;
  readonly baseSerial: number;
  readonly setDigest: string;
  readonly choices: SortChoices;
  readonly outcome: ImportOutcome | null;
};

type Wanted = { readonly importId: string; readonly acceptHistory?: boolean };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds what the viewer staged and checks that it can be applied as things stand. Of the same files given several times at
 * once, the first that is applied answers for all. `not_found` for another's; `conflict` where the preview is old, has expired, or changes history without that being accepted.
 */
export async function findAppliable(viewer: Viewer, projectId: string, wanted: Wanted): Promise<StagedImport> {
  const db = getDb();
  const found = UUID.test(wanted.importId)
    ? await db.import.findFirst({
        where: { id: wanted.importId, projectId, actorId: viewer.userId },
        select: {
          id: true,
          status: true,
          baseSerial: true,
          setDigest: true,
          options: true,
          expiresAt: true,
          project: { select: { importSerial: true } },
        },
      })
    : null;
  if (found === null)
    throw new AppError("not_found", "There is no such preview. It may have expired; give the files again.");
  const { id, baseSerial, setDigest } = found;
  const staged = { id, baseSerial, setDigest, choices: readChoices(found.options) };
  if (found.status === "applied") return { ...staged, outcome: await readOutcome(db, id) };
  if (found.expiresAt !== null && found.expiresAt < new Date())
    throw new AppError("conflict", "The preview has expired. Give the files again.");
  const preview = await readPreview(db, id);
  const isAccepted = !preview.changesHistory || wanted.acceptHistory === true;
  if (baseSerial !== found.project.importSerial) {
    const outcome = isAccepted ? await findTwin(db, { projectId, ...staged }) : null;
    if (outcome === null) throw staleBase();
    return { ...staged, outcome };
  }
  if (!isAccepted) throw historyWouldChange(preview);
  return { ...staged, outcome: await findBringer(db, { projectId, ...staged }, preview) };
}

/** What an applied import did. */
export async function readOutcome(db: Db | Transaction, importId: string): Promise<ImportOutcome> {
  const found = await db.import.findUniqueOrThrow({ where: { id: importId }, select: { preview: true } });
  return found.preview as unknown as ImportOutcome;
}

/** A staged import's preview without its migrations, which are megabytes where there are many. */
async function readPreview(db: Db, importId: string): Promise<ShortPreview> {
  const [found] = await db.$queryRaw<{ preview: ShortPreview }[]>`
    SELECT preview - 'migrations' || jsonb_build_object('head', preview #> '{migrations,-1,version}') AS preview
    FROM imports WHERE id = ${importId}::uuid`;
  if (!found) throw new AppError("not_found");
  return found.preview;
}

/** Another import was applied since this one was previewed. */
export function staleBase(): AppError {
  return new AppError(
    "conflict",
    "The project has changed since this preview. Give the files again and look at the new preview.",
  );
}

const NAMED = 5;

function historyWouldChange({ history }: ShortPreview): AppError {
  const shown = history.slice(0, NAMED).map(({ summary }) => shownPath(summary));
  const rest = history.length > NAMED ? [`and ${history.length - NAMED} more`] : [];
  const what = history.length > 0 ? [...shown, ...rest].join("; ") : "the migrations would be read in another dialect";
  const message = `This import changes history: ${what}. Accept that (acceptHistory) to replay everything; docs keep their objects.`;
  return new AppError("conflict", message, { history });
}
