import { expect, test } from "vitest";
import type { PossibleRenameView } from "./migration-view";
import { renameSql } from "./rename-sql";

const rename: PossibleRenameView = {
  kind: "column",
  schema: "public",
  table: "User",
  from: "name",
  to: "fullName",
  score: 1,
  why: "both are text",
  source: { path: "1.sql", version: "1", line: 1, endLine: 1 },
  docs: 0,
};

test("the statement keeps capitals and key words as they are", () => {
  expect(renameSql(rename)).toBe('ALTER TABLE "User" RENAME COLUMN "name" TO "fullName"');
});

test("the statement names a schema that the database would not take by itself", () => {
  const moved = {
    ...rename,
    kind: "table",
    schema: "billing",
    table: "order",
    from: "order",
    to: 'the "order"',
  } as const;
  expect(renameSql(moved)).toBe('ALTER TABLE "billing"."order" RENAME TO "the ""order"""');
});
