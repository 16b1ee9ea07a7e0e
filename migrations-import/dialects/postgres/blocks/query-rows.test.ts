import { expect, test } from "vitest";
import { replay } from "../../../replay/replay";

async function dynamicIn(sql: string): Promise<readonly string[]> {
  const up = { start: 0, end: sql.length };
  const migration = { version: "1", name: "x", path: "1.sql", checksum: "x", sql, up };
  const { outcomes } = await replay({ dialect: "postgres", migrations: [migration] });
  return outcomes.flatMap(({ dynamic }) => dynamic.map(({ reason }) => reason));
}

const onCondition = (condition: string) =>
  `CREATE TABLE t (id int, of_domain d); CREATE DOMAIN d AS text;
  DO $$ BEGIN IF ${condition} THEN ALTER TABLE t ADD COLUMN more int; END IF; END $$;`;

test.each([
  "EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 't')",
  "NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'id' AND data_type = 'text')",
  "(SELECT count(*) = 1 FROM pg_tables WHERE tablename IN ('t', 'nothing') AND schemaname = 'public')",
  "to_regclass('public.nothing') IS NULL AND to_regclass('public.t') IS NOT NULL",
])("a condition on what the files tell is read: %s", async (condition) => {
  expect(await dynamicIn(onCondition(condition))).toEqual([]);
});

test.each([
  ["what the system itself has would be among the rows", "EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r')"],
  ["people's own rows", "EXISTS (SELECT 1 FROM t WHERE id = 1)"],
  [
    "what the engine does not keep",
    "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 't' AND tableowner = 'postgres')",
  ],
  [
    "groups",
    "EXISTS (SELECT column_name FROM information_schema.columns WHERE table_name = 't' GROUP BY 1 HAVING count(*) > 1)",
  ],
  ["a name that nothing has", "EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = 'nothing'::regclass)"],
])("only running would tell: %s", async (_, condition) => {
  expect(await dynamicIn(onCondition(condition))).toEqual([
    "the block changes the schema on a condition that reading cannot tell",
  ]);
});

test("a condition that is false does not ask for what is not known", async () => {
  const condition = "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'nothing' AND tableowner = 'postgres')";
  expect(await dynamicIn(onCondition(condition))).toEqual([]);
});
