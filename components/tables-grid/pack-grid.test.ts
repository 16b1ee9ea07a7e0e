import { expect, test } from "vitest";
import type { TableGrid } from "@/lib/domain/catalog-view";
import { packGrid, unpackRows } from "./pack-grid";

const cause = {
  summary: "column email dropped",
  objectId: "c",
  version: "0002",
  path: "0002.sql",
  position: 2,
  line: 3,
};
const added = { position: 1, version: "0001", path: "0001.sql", kind: "added" as const, label: "" };
const altered = { position: 2, version: "0002", path: "0002.sql", kind: "altered" as const, label: "" };
const row = {
  objectId: "u",
  schema: "public",
  name: "users",
  kind: "table" as const,
  isExternal: false,
  status: "draft" as const,
  statusNumber: 1,
  owner: { kind: "team" as const, id: "t", name: "Data" },
  domain: { id: "d", name: "Sign-in" },
  coverage: { documented: 1, required: 2 },
  rls: "enabled" as const,
  policies: 1,
  columns: 2,
  sensitive: { personal: ["email"] },
  bands: [added, altered],
  marks: [{ position: 1, kind: "revision" as const, label: "" }],
  stale: { ...cause, endLine: 3 },
  lastChange: { version: "0002", path: "0002.sql", position: 2, summary: "column email dropped" },
};
const untouched = {
  ...row,
  domain: null,
  bands: [],
  marks: [],
  stale: null,
  lastChange: { version: "", path: "", position: 0, summary: "" },
};
const asOf = { position: 2, version: "0002", headPosition: 2, headVersion: "0002", isHead: true };
const grid: TableGrid = { asOf, rows: [row, untouched], owners: [], domains: [], can: ["project.read"] };

test("a grid reaches the browser as it was read", () => {
  expect(unpackRows(packGrid(grid).rows)).toEqual(grid.rows);
  expect(packGrid(grid)).toMatchObject({ asOf, owners: [], can: ["project.read"] });
});

test("the words of bands and marks, which a grid does not show, stay behind", () => {
  const said = {
    ...row,
    bands: [{ ...added, label: "table users added" }],
    marks: [{ ...row.marks[0], label: "1 edit" }],
  };
  const packed = packGrid({ ...grid, rows: [said as typeof row] }).rows;
  expect(packed).not.toContain("table users added");
  expect(unpackRows(packed)[0]).toMatchObject({ bands: [added], marks: row.marks });
});
