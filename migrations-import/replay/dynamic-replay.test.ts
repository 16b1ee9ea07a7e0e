import { expect, test } from "vitest";
import { type DynamicJob, type DynamicRun, replay, sortMigrations } from "../index";

const file = `CREATE TABLE a (id int);
SET search_path TO archive;
DO $$ BEGIN EXECUTE 'CREATE TABLE ' || current_user || ' (id int)'; END $$;
CREATE TABLE archive_after (id int);`;

async function replayWith(answer: DynamicRun) {
  const jobs: DynamicJob[] = [];
  const runner = {
    run: async (job: DynamicJob) => {
      jobs.push(job);
      return answer;
    },
  };
  const bytes = new TextEncoder().encode(`CREATE SCHEMA archive;\n${file}`);
  const set = await sortMigrations([{ path: "20240301120000_a.sql", bytes }], { dialect: "postgres" });
  const { outcomes, objects } = await replay(set, { dynamic: { runner } });
  const tables = objects.filter((each) => each.kind === "table").map((each) => `${each.schema}.${each.name}`);
  return { jobs, outcome: outcomes[0], tables };
}

test("a statement is run after what came before it, in the time its migration was written", async () => {
  const { jobs } = await replayWith({ kind: "ran", statements: [] });
  expect(jobs).toEqual([
    {
      before: [
        { sql: "CREATE SCHEMA archive", isFirst: true },
        { sql: "CREATE TABLE a (id int)", isFirst: false },
        { sql: "SET search_path TO archive", isFirst: false },
      ],
      statement: { sql: expect.stringMatching(/^DO /), isFirst: false },
      clockMs: Date.UTC(2024, 2, 1, 12),
    },
  ]);
});

test("what was executed is applied under the search path it was executed under", async () => {
  const statements = ["CREATE TABLE b (id int)", "SET search_path TO public", "CREATE TABLE c (id int)"];
  const { outcome, tables } = await replayWith({ kind: "ran", statements });
  expect(tables).toEqual(["public.a", "archive.b", "public.c", "public.archive_after"]);
  expect(outcome).toMatchObject({ failed: 0, diagnostics: [{ code: "RAN_IN_SANDBOX", line: 4 }] });
});

test("where something of what was executed cannot be applied, nothing of it is, and the statement stays named", async () => {
  const statements = ["CREATE TABLE b (id int)", "SET search_path TO public", "DROP TABLE nowhere"];
  const { outcome, tables } = await replayWith({ kind: "ran", statements });
  expect(tables).toEqual(["public.a", "archive.archive_after"]);
  expect(outcome?.diagnostics).toMatchObject([
    { code: "DYNAMIC_SQL", severity: "info", line: 4, message: expect.stringContaining("“DROP TABLE nowhere") },
  ]);
  expect(outcome).toMatchObject({ failed: 0, statements: { applied: 3, notUnderstood: 1 } });
});

test("a statement that could not be run stays named with the reason", async () => {
  const { outcome } = await replayWith({ kind: "failed", reason: "it took too long" });
  expect(outcome?.diagnostics).toMatchObject([
    { code: "DYNAMIC_SQL", message: expect.stringContaining("run in a sandbox: it took too long") },
  ]);
});

test("what a statement may have made that only running would tell is not only said to be missing", async () => {
  const sql = `DO $$ BEGIN EXECUTE format('CREATE SEQUENCE numbers START %s', floor(random() * 9)); END $$;
ALTER SEQUENCE numbers CYCLE;
ALTER SEQUENCE others CYCLE;`;
  const set = await sortMigrations([{ path: "1.sql", bytes: new TextEncoder().encode(sql) }], { dialect: "postgres" });
  const { outcomes } = await replay(set);
  expect(outcomes[0]?.diagnostics).toMatchObject([
    { code: "DYNAMIC_SQL", line: 1 },
    {
      code: "UNKNOWN_OBJECT",
      line: 2,
      hint: "what begins in line 1 speaks of numbers, and only running it would tell",
    },
    { code: "UNKNOWN_OBJECT", line: 3, hint: null },
  ]);
});
