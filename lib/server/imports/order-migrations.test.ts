import { expect, test } from "vitest";
import { mergeJournal, type OrderInput, orderMigrations } from "./order-migrations";

const drizzle = { layout: "drizzle", dialect: "postgres", journal: null } as const;

async function orderOf(input: Pick<OrderInput, "stored" | "given"> & { readonly journal?: string | null }) {
  return (await orderMigrations({ ...drizzle, ...input })).entries.map((entry) => entry.path);
}

test("without a journal, new files come after those that are there", async () => {
  expect(await orderOf({ stored: ["0001_b.sql", "0000_a.sql"], given: ["0002_c.sql"] })).toEqual([
    "0001_b.sql",
    "0000_a.sql",
    "0002_c.sql",
  ]);
});

test("a journal's order holds, and what it does not name stays behind what came before it", async () => {
  const journal = JSON.stringify({
    entries: [
      { idx: 0, tag: "0000_a" },
      { idx: 1, tag: "0002_c" },
    ],
  });
  const input = { stored: ["0000_a.sql", "0001_kept.sql"], given: ["0000_a.sql", "0002_c.sql"], journal };
  expect(await orderOf(input)).toEqual(["0000_a.sql", "0001_kept.sql", "0002_c.sql"]);
});

test("folders as newer versions of Drizzle keep them need no journal", async () => {
  const [stored, given] = [["20250102_b/migration.sql"], ["20250103_c/migration.sql", "20250101_a/migration.sql"]];
  expect(await orderOf({ stored, given })).toEqual([given[1], stored[0], given[0]]);
});

test("a journal that cannot be read counts as none", () => {
  const read = JSON.parse(mergeJournal({ ...drizzle, stored: ["0000_a.sql"], given: ["0001_b.sql"], journal: "{" }));
  expect(read).toEqual({ entries: [{ tag: "0000_a" }, { tag: "0001_b" }] });
});

test("what the project has and the layout cannot hold is refused by name", async () => {
  const refused = orderOf({ stored: ["20240101_a/migration.sql"], given: ["0000_a.sql"] });
  await expect(refused).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining(
      "“20240101_a/migration.sql”, which the project already has, is not a file of the layout Drizzle",
    ),
  });
});
