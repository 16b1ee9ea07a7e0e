import { beforeAll, describe, expect, it } from "vitest";
import { getProjectCode } from "@/lib/server/code/get-project-code";
import { getDb } from "@/lib/server/db";
import { getOverview } from "@/lib/server/overview/get-overview";
import { getSystemViewer } from "@/lib/server/session/system-viewer";
import { getTable } from "@/lib/server/tables/get-table";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { seedDemo } from "./seed";

withTestDatabase();

const demo = { email: "ada@strata.example", password: "correct horse battery" };
const slugs = ["agent-identity", "ai-chat", "aios", "foundation", "task-service"];

const count = async () => ({
  projects: await getDb().project.count(),
  people: await getDb().user.count(),
  revisions: await getDb().revision.count(),
});

beforeAll(async () => {
  await seedDemo(demo);
}, 120_000);

describe("the demo", () => {
  it("holds the five sample projects with docs, none of them with unread statements", async () => {
    const system = await getSystemViewer();
    const overviews = await Promise.all(slugs.map((slug) => getOverview(system, slug)));
    for (const { tables, coverage, migrations } of overviews) {
      expect(tables).toBeGreaterThan(5);
      expect(coverage.documented).toBeGreaterThan(coverage.required / 3);
      expect(migrations.every(({ failed }) => failed === 0)).toBe(true);
    }
    expect(overviews.reduce((sum, { staleTables }) => sum + staleTables, 0)).toBeGreaterThan(3);
  });

  it("shows the missing foreign key of shadow overseers as a decision, with the whole of what it documents", async () => {
    const system = await getSystemViewer();
    const page = await getTable(system, { slug: "agent-identity", schema: "main", name: "oversights" });
    expect(page.table.docs.decisions?.text).toContain("No foreign key on `overseer_id`");
    expect(page.table).toMatchObject({ status: "verified", owner: { name: "Mira Okafor" } });
    expect(page.columns.find(({ name }) => name === "overseer_id")?.docs.rationale?.text).toContain("shadow overseers");
    expect(page.table.coverage.documented).toBe(page.table.coverage.required);
  });

  it("has docs that a later migration made stale", async () => {
    const system = await getSystemViewer();
    const page = await getTable(system, { slug: "task-service", schema: "public", name: "tasks" });
    expect(page.table.docs.purpose?.version).toBe("20251203084500");
    expect(page.staleCauses.length).toBeGreaterThan(3);
    expect(page.staleCauses.every(({ version }) => version === "20251222230000")).toBe(true);
  });

  it("links each table of the samples that have a Drizzle schema to the line that declares it", async () => {
    const system = await getSystemViewer();
    const page = await getTable(system, { slug: "agent-identity", schema: "main", name: "oversights" });
    const declared = page.columns.map(({ objectId }) => page.code?.references[objectId]?.path);
    expect(page.code?.references[page.table.objectId]).toMatchObject({ path: "schema.ts", symbol: "oversights" });
    expect(declared).toEqual(page.columns.map(() => "schema.ts"));
    for (const slug of ["agent-identity", "aios"]) {
      const { coverage, state } = await getProjectCode(system, slug);
      expect(coverage).toMatchObject({ declaredTables: coverage.tables, declaredColumns: coverage.columns });
      expect(state?.isCurrent).toBe(true);
    }
    expect((await getOverview(system, "foundation")).code).toBeNull();
  });

  it("lets nobody sign in but the administrator", async () => {
    const people = await getDb().user.findMany({ where: { passwordHash: { not: null } }, select: { email: true } });
    expect(people).toEqual([{ email: demo.email }]);
  });

  it("seeded again changes nothing", async () => {
    const before = await count();
    await seedDemo(demo);
    expect(await count()).toEqual(before);
  }, 60_000);
});
