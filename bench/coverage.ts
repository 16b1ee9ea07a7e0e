// node --conditions=react-server --import tsx bench/coverage.ts
// Coverage of all tables and its course over the migrations: as tables double, and as ten times the migrations bring the same
// objects.
import { readSnapshot } from "@/lib/server/as-of/read-snapshot";
import { readCourse } from "@/lib/server/coverage/read-course";
import { getDb } from "@/lib/server/db";
import { readDomains } from "@/lib/server/domains/read-domains";
import { readCoverage } from "@/lib/server/tables/read-coverage";
import { readTemplate } from "@/lib/server/templates/read-template";
import { withBenchDatabase } from "./support/bench-database";
import { measure } from "./support/measure";
import { seedSchema } from "./support/seed-schema";

const GOAL_MS = 200;
const ROUNDS = 30;
const DOMAINS = 20;

const sizes = [
  { tables: 1_000, migrations: 40 },
  { tables: 2_000, migrations: 40 },
  { tables: 2_000, migrations: 400 },
];

for (const size of sizes) {
  await withBenchDatabase(async (sql) => {
    const { slug } = await seedSchema(sql, { ...size, columns: 20, described: 10, revisions: 3 });
    const { id: projectId } = await getDb().project.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    await sql(
      "INSERT INTO domains (project_id, name, position) SELECT $1, 'Domain ' || n, n FROM generate_series(1, $2::int) n",
      [projectId, DOMAINS],
    );
    await sql(
      `INSERT INTO domain_tables (object_id, project_id, domain_id)
      SELECT t.id, $1, d.id FROM bench_tables t JOIN domains d ON d.position = 1 + t.n % $2::int`,
      [projectId, DOMAINS],
    );
    await sql("ANALYZE");
    const template = await readTemplate(projectId);
    const domains = await readDomains(projectId);
    const head = { projectId, position: size.migrations, isHead: true };
    const past = { projectId, position: size.migrations / 2, isHead: false };
    const of = `${size.tables} tables of 20 columns, ${size.migrations} migrations`;
    await measure(`coverage of ${of}`, GOAL_MS, () => readSnapshot((db) => readCoverage(db, head, template)), ROUNDS);
    await measure(
      `the same in the past`,
      GOAL_MS,
      () => readSnapshot((db) => readCoverage(db, past, template)),
      ROUNDS,
    );
    await measure(`its course`, GOAL_MS, () => readSnapshot((db) => readCourse(db, head, template, domains)), ROUNDS);
  });
}
