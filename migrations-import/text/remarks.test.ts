import { expect, test } from "vitest";
import { findTelling, readRemarks } from "./remarks";

function remarks(sql: string) {
  const { makes, above, columns } = readRemarks(sql, { start: 0, end: sql.length });
  return { makes, above, columns: Object.fromEntries(columns) };
}

test("comments above a table, above its columns and beside them are told apart", () => {
  const sql = `-- Everybody who signs in.
-- One row a person.
CREATE TABLE users ( -- not the bots
  id INTEGER PRIMARY KEY, -- never reused
  -- where mail goes
  "Email" TEXT NOT NULL CHECK (length("Email") > 3), /* lower case */
  -- a heading over what follows

  name TEXT DEFAULT 'a, -- b',
  CONSTRAINT email_unique UNIQUE ("Email") -- one account each
); -- kept for ten years
-- the next statement's`;
  expect(remarks(sql)).toEqual({
    makes: "table",
    above: "Everybody who signs in.\nOne row a person.",
    columns: { id: "never reused", email: "where mail goes\nlower case" },
  });
});

test("a comment on the line that opens a table is about the table", () => {
  expect(remarks("CREATE TABLE users ( -- people\n  id INTEGER\n)").above).toBe("people");
});

test("a comment above an added column is about the column, and so is one beside it", () => {
  const sql = "-- when it was stopped\nALTER TABLE agents ADD COLUMN disabled_at INTEGER;";
  expect(remarks(sql)).toEqual({ makes: null, above: null, columns: { disabled_at: "when it was stopped" } });
  const two = "ALTER TABLE a\n  ADD COLUMN IF NOT EXISTS b int, -- first\n  ADD c text -- second\n;";
  expect(remarks(two).columns).toEqual({ b: "first", c: "second" });
});

test("what tools write, rulers and SQL that was commented out are no remarks", () => {
  for (const comment of [
    "-- CreateTable",
    "--> statement-breakpoint",
    "-- Name: users; Type: TABLE; Schema: public; Owner: -",
    "-- Migration number: 0001 \t 2024-01-01T00:00:00.000Z",
    "-- +goose Up",
    "---------",
    "-- ====",
    "-- DROP TABLE users;",
    "-- about all that follows\n",
    "SELECT 1; -- about that",
  ])
    expect(remarks(`${comment}\nCREATE TABLE users (id INTEGER)`).above, comment).toBeNull();
  expect(remarks("/*\n * === Users ===\n */\nCREATE VIEW v AS SELECT 1").above).toBe("Users");
});

test("comments that may say something are told from those that are only a tool's", () => {
  const tools =
    "-- CreateTable\nCREATE TABLE a (b int DEFAULT 1 - 2);--> statement-breakpoint\n------\n-- DROP TABLE c;";
  expect(findTelling(tools)).toEqual([]);
  for (const comment of ["-- people", "'--> ' -- people"])
    expect(findTelling(`${tools}\nSELECT ${comment}`), comment).toEqual([tools.length + 8 + comment.indexOf("--")]);
  expect(findTelling(`${tools}\n-- CreateTable\n-- people\n-- others`)).toEqual([tools.length + 16, tools.length + 26]);
  expect(findTelling("SELECT /* people */")).toBeNull();
});
