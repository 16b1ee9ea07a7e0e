import { describe, expect, test } from "vitest";
import { replay } from "../../replay/replay";

// The SQLite of the differential tests brings fts5 alone; what is expected here is what one with all of its modules says.

async function afterwards(sql: string) {
  const migration = { version: "1", name: "1", path: "1.sql", checksum: "", sql, up: { start: 0, end: sql.length } };
  const { objects, outcomes } = await replay({ dialect: "sqlite", migrations: [migration] });
  const columns = objects.flatMap((each) =>
    each.kind === "column" ? `${each.name} ${each.definition.type}`.trim() : [],
  );
  return { columns, refused: outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ line }) => line)) };
}

describe("the columns of a virtual table", () => {
  test.each([
    ["fts4(title, body, tokenize=porter, prefix='2,4')", ["title", "body"]],
    ["fts3(title, tokenize porter)", ["title"]],
    ["fts3(order=desc)", ["order"]],
    ["fts4(matchinfo=fts3, order=desc)", ["content"]],
    ["fts4(content=posts, languageid=lang)", ["id", "text"]],
    ["fts4aux(words)", ["term", "col", "documents", "occurrences"]],
    ["fts3tokenize", ["input", "token", "start", "end", "position"]],
    ["rtree_i32(id, x0, x1, +label TEXT)", ["id INT", "x0 INT", "x1 INT", "label"]],
    ["geopoly(name TEXT, size)", ["_shape", "name TEXT", "size"]],
  ])("%s", async (module, expected) => {
    const start = "CREATE TABLE posts (id, text, lang);";
    const { columns, refused } = await afterwards(`${start} CREATE VIRTUAL TABLE made USING ${module};`);
    expect(columns).toEqual(["id", "text", "lang", ...expected]);
    expect(refused).toEqual([]);
  });
});

test("what a module does not allow is refused", async () => {
  const refused = [
    "fts4(title, order=upwards)",
    "fts4(title, matchinfo=fts4)",
    "fts4(title, prefix='two')",
    "fts4(title, compress=zip)",
    "fts4(title, notindexed=body)",
    "fts4(title, colour=red)",
    "fts4(title, docid)",
    "fts4aux",
    "rtree(id, x0, x1, +label, y0, y1)",
    "rtree(index, x0, x1)",
    "rtree(id, x0, x1, x0, y1)",
  ];
  const sql = refused.map((module, index) => `CREATE VIRTUAL TABLE t${index} USING ${module};`).join("\n");
  expect((await afterwards(sql)).refused).toEqual(refused.map((_, index) => index + 1));
});

test("a virtual table is not renamed where its data has no room", async () => {
  const sql =
    "CREATE VIRTUAL TABLE words USING fts4(text);\nCREATE TABLE terms_content (a);\nALTER TABLE words RENAME TO terms;\nALTER TABLE words RENAME TO names;";
  expect((await afterwards(sql)).refused).toEqual([3]);
});
