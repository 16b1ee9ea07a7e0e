import { describe, expect, test } from "vitest";
import type { GridTable } from "@/lib/domain/catalog-view";
import { applyGridQuery, readGridQuery, writeGridQuery } from "./grid-query";

function row(name: string, facts: Partial<GridTable> = {}): GridTable {
  return {
    objectId: name,
    schema: "public",
    name,
    kind: "table",
    isExternal: false,
    status: "draft",
    statusNumber: 0,
    owner: null,
    domain: null,
    coverage: { documented: 0, required: 2 },
    rls: "enabled",
    policies: 1,
    columns: 1,
    sensitive: {},
    bands: [],
    marks: [],
    stale: null,
    lastChange: { version: "1", path: "1.sql", position: 1, summary: "" },
    ...facts,
  };
}
const names = (rows: readonly GridTable[], search: string) =>
  applyGridQuery(rows, readGridQuery(new URLSearchParams(search))).map((each) => each.name);

describe("the grid's address", () => {
  test("says everything the grid shows, and says it back", () => {
    const search =
      "q=user&status=draft%2Cverified&owner=none&domain=none&stale=1&rls=gap&sensitivity=secret&sort=coverage&dir=desc";
    expect(writeGridQuery(readGridQuery(new URLSearchParams(search)), new URLSearchParams()).toString()).toBe(search);
  });

  test("leaves out what is as by default, and keeps parameters that are not its own", () => {
    const params = new URLSearchParams("asOf=3&sort=nonsense");
    expect(writeGridQuery(readGridQuery(params), params).toString()).toBe("asOf=3");
  });
});

describe("filter and sort", () => {
  const rows = [
    row("beta", { status: "verified", columns: 9 }),
    row("alpha", { owner: { kind: "team", id: "t", name: "Data" }, coverage: { documented: 2, required: 2 } }),
    row("gamma", { rls: "disabled", policies: 0 }),
  ];

  test("without a query, rows come by name", () => expect(names(rows, "")).toEqual(["alpha", "beta", "gamma"]));
  test("a status lets through only its tables", () => expect(names(rows, "status=verified")).toEqual(["beta"]));
  test("no owner can be asked for", () => expect(names(rows, "owner=none")).toEqual(["beta", "gamma"]));
  test("gaps in row level security can be asked for", () => expect(names(rows, "rls=gap")).toEqual(["gamma"]));
  test("where personal data is can be asked for, and sensitive personal data is among it", () => {
    const said = [
      row("people", { sensitive: { personal: ["email"], internal: ["number"] } }),
      row("patients", { sensitive: { "sensitive personal": ["diagnosis"] } }),
      row("keys", { sensitive: { secret: ["hash"] } }),
    ];
    expect(names(said, "sensitivity=personal")).toEqual(["patients", "people"]);
    expect(names(said, "sensitivity=sensitive+personal")).toEqual(["patients"]);
    expect(names(said, "sensitivity=secret")).toEqual(["keys"]);
  });
  test("sorting descends, equal rows by name", () =>
    expect(names(rows, "sort=coverage&dir=desc")).toEqual(["alpha", "beta", "gamma"]));
  test("a text matches within schema and name", () => expect(names(rows, "q=PUBLIC.G")).toEqual(["gamma"]));
});
