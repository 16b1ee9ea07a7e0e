import "server-only";
import type { BrokenAssumption, ChangeCheck } from "@/lib/domain/change-check";
import type { DialectChoice, LayoutChoice } from "@/lib/domain/import-inputs";
import type { Viewer } from "@/lib/domain/viewer";
import type { SourceFile } from "@/migrations-import/index";
import { readSnapshot } from "../as-of/read-snapshot";
import { idOfSubject, nameOfSubject } from "../assumptions/evaluate-assumption";
import { type Broken, findBrokenAssumptions } from "../imports/find-broken-assumptions";
import { findTouchedDocs } from "../imports/find-touched-docs";
import { type ImportPlan, planImport } from "../imports/plan-import";
import { listDiagnostics } from "../imports/preview-plan";
import { takeApart } from "../imports/read-plan-code";
import { type OnProgress, type RunPlan, runPlan } from "../imports/run-plan";
import { standingObjects } from "../imports/standing-objects";
import { authorizeProject } from "../projects/authorize-project";
import { getReadiness } from "../readiness/get-readiness";
import { findUndocumented } from "./find-undocumented";
import { findUnowned } from "./find-unowned";
import { freshOf, listTouched, type TouchedObject } from "./list-touched";
import { whatCloses } from "./what-closes";

/** The files of a working copy, and how they are to be read. */
export type CheckInput = {
  readonly slug: string;
  readonly files: readonly SourceFile[];
  readonly layout?: LayoutChoice;
  readonly dialect?: DialectChoice;
};

/**
 * Reads the files of a working copy as an import into a project would, and tells what merging it would leave undocumented, without
 * an owner, stale or no longer true. Nothing is stored. Throws `invalid`, naming the file, where there is nothing to import.
 */
export async function checkChanges(
  viewer: Viewer,
  { slug, files, layout = "auto", dialect = "auto" }: CheckInput,
  onProgress: OnProgress = () => {},
): Promise<ChangeCheck> {
  const project = await authorizeProject(viewer, slug, "project.read");
  const plan = await planImport(project.id, takeApart(files).migrations, { layout, dialect });
  const run = await runPlan(plan, onProgress);
  const standing = standingObjects(run);
  const touched = listTouched(plan, run, standing);
  const { stale, dropped } = await findTouchedDocs(plan, run, standing);
  const firstChange = firstChangeOf(plan, run);
  const gate = await getReadiness(viewer, slug, {});
  const found = await readSnapshot(async (db) => ({
    ...(await findUndocumented(db, project.id, touched)),
    unowned: await findUnowned(db, project.id, touched, standing),
    closes: await whatCloses(db, project.id, gate),
    assumptions: toBroken(await findBrokenAssumptions(db, project.id, run, standing), touched),
  }));
  return {
    project: { slug: project.slug, name: project.name },
    ...migrationsOf(plan),
    history: plan.history,
    touched: touched.length,
    ...found,
    stale,
    archived: dropped,
    unread: unreadOf(plan, run),
    firstChange,
    dismissed: firstChange !== null || !plan.isContinuation ? gate.signatures.present : [],
    gate,
  };
}

/** What the new and edited migrations of a plan do to the schema first: any such thing dismisses the signatures of what stands. */
function firstChangeOf(plan: ImportPlan, run: RunPlan): ChangeCheck["firstChange"] {
  const fresh = new Set(freshOf(plan).map(({ position }) => position));
  const first = run.laid.changes.find((row) => fresh.has(row.position) && !row.change.consequence);
  if (!first) return null;
  const { path, line } = first.change.provenance;
  return { summary: first.change.summary, source: { path, line } };
}

function migrationsOf(plan: ImportPlan): Pick<ChangeCheck, "head" | "migrations" | "absent"> {
  return {
    head: plan.order.findLast(({ stored }) => stored !== null && !stored.isRemoved)?.stored?.version ?? null,
    migrations: freshOf(plan).map(({ path, state }) => ({ path, state })),
    absent: plan.order.flatMap(({ path, state }) => (state === "stored" ? [path] : [])),
  };
}

/** What was said about the files themselves, and about what was replayed: where history only goes on, that is only what is new. */
function unreadOf(plan: ImportPlan, run: RunPlan): ChangeCheck["unread"] {
  const fresh = new Set(freshOf(plan).map(({ path }) => path));
  const known = new Set(plan.order.map(({ path }) => path));
  return listDiagnostics(plan, run, null).filter(
    ({ severity, path }) => severity === "error" && (fresh.has(path) || !known.has(path)),
  );
}

/** Exceptions to assumptions one by one, with where a touched one is made. */
function toBroken(broken: readonly Broken[], touched: readonly TouchedObject[]): readonly BrokenAssumption[] {
  const sources = new Map(touched.map(({ objectId, told }) => [objectId, told.source]));
  return broken.flatMap(({ text, exceptions }) =>
    exceptions.map((each) => ({ text, name: nameOfSubject(each), source: sources.get(idOfSubject(each)) ?? null })),
  );
}
