import { z } from "zod";
import type { ChangeCheck, CheckEvent } from "@/lib/domain/change-check";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import { paths } from "@/lib/domain/paths";
import type { Readiness } from "@/lib/domain/readiness";
import type { PackedFolder } from "./pack-folder";
import { type Progress, sendForEvents } from "./send-for-events";
import { askServer, type Server, ServerRefused } from "./server";

/** What a verdict rests on. An answer that lacks it, or contradicts itself, is no verdict. */
const verdict = z
  .looseObject({
    project: z.looseObject({ slug: z.string() }),
    isReady: z.boolean(),
    error: z.string().nullable(),
    reasons: z.array(z.string()),
    counts: z.looseObject({ blockers: z.int().nonnegative() }),
    blockers: z.array(z.looseObject({})),
    signatures: z.looseObject({ missing: z.array(z.string()) }),
  })
  .refine(
    ({ isReady, error, reasons, counts, blockers, signatures }) =>
      !isReady ||
      (error === null && counts.blockers + reasons.length + blockers.length + signatures.missing.length === 0),
  );

const rows = z.array(z.looseObject({}));
const changes = z.looseObject({
  gate: verdict,
  undocumented: rows,
  unowned: rows,
  unread: rows,
  history: rows,
  stale: rows,
  dismissed: rows,
  assumptions: rows,
  closes: z.looseObject({ stale: z.boolean(), dismissed: z.boolean(), assumptions: z.boolean() }),
});

/** Whether the project is ready, as the server's gate says. Throws {@link ServerRefused} for whatever is no such answer. */
export async function askForReadiness(server: Server): Promise<Readiness> {
  const response = await askServer(server, paths.api.gate(server.project));
  const answer: unknown = await response.json().catch(() => null);
  if (!isOf(server, verdict.safeParse(answer).data)) throw noVerdict(server);
  return answer as Readiness;
}

type Reading = {
  readonly layout: LayoutChoice;
  readonly dialect: DialectChoice;
  readonly onProgress: (event: Progress) => void;
};

/** What merging a folder would do. Throws {@link ServerRefused} for whatever is no such answer. */
export async function askForChanges(
  server: Server,
  { name, archive }: PackedFolder,
  { layout, dialect, onProgress }: Reading,
): Promise<ChangeCheck> {
  const form = new FormData();
  form.append("layout", layout);
  form.append("dialect", dialect);
  form.append("files", archive, name);
  const address = paths.api.gateChanges(server.project);
  const { check } = await sendForEvents<Checked>(server, address, form, { wanted: "checked", onProgress });
  if (!isOf(server, changes.safeParse(check).data?.gate)) throw noVerdict(server);
  return check;
}

type Checked = Extract<CheckEvent, { kind: "checked" }>;

function isOf({ project }: Server, answered: z.infer<typeof verdict> | undefined): boolean {
  return answered?.project.slug === project;
}

function noVerdict({ origin }: Server): ServerRefused {
  return new ServerRefused("refused", `${origin} did not answer as Strata's gate does. Look at --url.`);
}
