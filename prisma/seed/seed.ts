import { fileURLToPath } from "node:url";
import type { Viewer } from "@/lib/domain/viewer";
import { importFiles } from "@/lib/server/imports/import-files";
import { getSystemViewer } from "@/lib/server/session/system-viewer";
import { sortMigrations } from "@/migrations-import/index";
import { choosePeople } from "./choose-people";
import { readSamples, type Sample } from "./read-sample";
import { seedAssumptions } from "./seed-assumptions";
import { seedChecklistAt } from "./seed-checklist";
import { seedDomains } from "./seed-domains";
import { placePages, seedPage } from "./seed-page";
import { type Cast, seedPeople } from "./seed-people";
import { beginProject, finishProject, type SeededProject } from "./seed-project";
import { seedRelationships } from "./seed-relationships";
import { seedTableDocs } from "./seed-table-docs";
import { seedWaivers } from "./seed-waivers";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

/**
 * Puts the demo into the database: its people, of whom only the administrator can sign in, and the sample projects with
 * their docs, each written at the migration it speaks of. A project that is there already is left alone; one that a seed
 * cut short is made anew.
 */
export async function seedDemo(administrator: { readonly email: string; readonly password: string }): Promise<void> {
  const samples = await readSamples(EXAMPLES);
  const cast = await seedPeople(samples, administrator);
  const system = await getSystemViewer();
  await Promise.all(samples.map((sample) => seedSample(system, sample, cast)));
}

async function seedSample(system: Viewer, sample: Sample, cast: Cast): Promise<void> {
  const project = await beginProject(system, sample, cast);
  if (project === null) return;
  await seedHistory(sample, cast, project);
  await finishProject(project, sample.slug);
}

// Migration by migration, as it would have happened: import one, then write what was written while it was head.
async function seedHistory(sample: Sample, cast: Cast, project: SeededProject): Promise<void> {
  const { layout, dialect, files } = sample;
  const importer = choosePeople(sample, cast, project, undefined).writer;
  const { migrations } = await sortMigrations(files, { layout, dialect });
  for (const { version } of migrations) {
    await importFiles(importer, { slug: project.slug, files, layout, dialect, upTo: version });
    await seedDocsAt(version, sample, cast, project, importer);
    await seedChecklistAt(version, sample, cast, project);
  }
  await seedRelationships(importer, project.slug, sample.relationships);
  await placePages(project, sample.pages);
  await seedDomains(importer, project.slug, sample.domains);
  await seedWaivers(sample, cast, project);
  await seedAssumptions(cast.administrator, project.slug, sample.assumptions);
  refuseUnplaced(sample, new Set(migrations.map(({ version }) => version)));
}

async function seedDocsAt(version: string, sample: Sample, cast: Cast, project: SeededProject, writer: Viewer) {
  for (const [name, doc] of sample.tableDocs)
    if (doc.at === version)
      await seedTableDocs(project.slug, name, doc, choosePeople(sample, cast, project, doc.owner));
  for (const [name, doc] of sample.pages) if (doc.at === version) await seedPage(writer, project.slug, name, doc);
}

function refuseUnplaced({ slug, tableDocs, pages }: Sample, versions: ReadonlySet<string>): void {
  const unplaced = [...tableDocs, ...pages].filter(([, doc]) => !versions.has(doc.at)).map(([name]) => name);
  if (unplaced.length > 0) throw new Error(`${slug} has docs at unknown migrations: ${unplaced.join(", ")}.`);
}
