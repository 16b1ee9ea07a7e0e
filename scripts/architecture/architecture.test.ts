import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findCycles } from "./find-cycles";
import { type Import, listImports, readImports } from "./read-imports";
import { findViolation } from "./rules";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ROOMS = ["app", "bench", "cli", "components", "e2e", "lib", "migrations-import", "prisma", "sandbox", "scripts"];
// An expression holds queries, and a query expressions: what prints a grammar is as recursive as the grammar.
const RECURSIVE = ["postgres/analysis", "postgres/printing", "sqlite/analysis"].map(
  (room) => `migrations-import/dialects/${room}/`,
);
const LIB = ["actions", "client", "domain", "server"];

const files = ROOMS.flatMap(listSources);
const imports = files.flatMap((file) => readImports(ROOT, file));

function listSources(room: string): readonly string[] {
  let entries: readonly string[];
  try {
    entries = readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  const sources = entries.filter((entry) => /\.(ts|tsx|mts|mjs)$/.test(entry)).map((entry) => `${room}/${entry}`);
  return sources.filter((file) => !/(^|\/)(generated|fixtures|node_modules)\//.test(file));
}

function importing(from: string, target: string, isType = false): Import {
  return { from, specifier: target, target, isType };
}

test("every import goes from left to right in the table of who may import whom", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.flatMap((found) => findViolation(found) ?? [])).toEqual([]);
});

// A circle of types is gone before anything runs.
test("no files that run import each other in a circle", () => {
  const running = imports.filter(({ isType }) => !isType);
  const graph = new Map(
    files.map((file) => [file, running.flatMap(({ from, target }) => (from === file && target ? [target] : []))]),
  );
  const isRecursive = (file: string) => RECURSIVE.some((room) => file.startsWith(room));
  expect(findCycles(graph).filter((cycle) => !cycle.every(isRecursive))).toEqual([]);
});

test("no parts of components import each other in a circle", () => {
  const folderOf = (file: string) => file.split("/").slice(0, 2).join("/");
  const graph = new Map<string, string[]>();
  for (const { from, target } of imports) {
    if (!from.startsWith("components/") || !target?.startsWith("components/")) continue;
    const targets = graph.get(folderOf(from)) ?? [];
    graph.set(folderOf(from), folderOf(from) === folderOf(target) ? targets : [...targets, folderOf(target)]);
  }
  expect(findCycles(graph)).toEqual([]);
});

test("lib has four rooms, and every file is in one of them", () => {
  const rooms = new Set(files.filter((file) => file.startsWith("lib/")).map((file) => file.split("/")[1] ?? ""));
  expect([...rooms].filter((room) => !LIB.includes(room))).toEqual([]);
});

test("what the table forbids is found", () => {
  const forbidden = [
    importing("app/page.tsx", "prisma/generated/client.ts"),
    importing("app/page.tsx", "migrations-import/index.ts"),
    importing("app/page.tsx", "package:@prisma/client"),
    importing("components/ui/button.tsx", "lib/domain/paths.ts"),
    importing("components/history/list.tsx", "components/search/box.tsx"),
    importing("components/marks/status-mark.tsx", "components/table-page/table-header.tsx"),
    importing("components/history/list.tsx", "lib/server/db.ts"),
    importing("lib/domain/roles.ts", "migrations-import/model/catalog.ts"),
    importing("lib/domain/roles.ts", "package:react"),
    importing("lib/server/imports/run.ts", "migrations-import/replay/replay.ts"),
    importing("migrations-import/index.ts", "package:node:fs/promises"),
    importing("migrations-import/index.ts", "lib/domain/paths.ts"),
    importing("cli/push.ts", "lib/server/db.ts"),
    importing("sandbox/create-sandbox-runner.ts", "lib/server/db.ts"),
    importing("migrations-import/index.ts", "sandbox/create-sandbox-runner.ts"),
    { ...importing("app/page.tsx", "./gone"), target: undefined },
  ];
  expect(forbidden.filter((found) => findViolation(found) === undefined)).toEqual([]);
});

test("what the table allows is not", () => {
  const allowed = [
    importing("app/page.tsx", "components/history/list.tsx"),
    importing("components/history/list.tsx", "components/history/row.tsx"),
    importing("components/history/list.tsx", "components/ui/button.tsx"),
    importing("components/history/list.tsx", "components/marks/status-mark.tsx"),
    importing("lib/domain/roles.ts", "migrations-import/model/catalog.ts", true),
    importing("lib/server/db.ts", "prisma/generated/client.ts"),
    importing("lib/server/db.test.ts", "scripts/testing/database.ts"),
    importing("scripts/setup/build.ts", "lib/server/db.ts"),
  ];
  expect(allowed.flatMap((found) => findViolation(found) ?? [])).toEqual([]);
});

test("re-exports, import() and imports of types are seen", () => {
  const call = "import";
  const source = `// ${call}("./comment")
    import type { A } from "./a"; import { type B } from "./b"; export * from "./c"; import "./d";
    export type { E } from "./e"; const f = await ${call}("./f"); type G = ${call}("./g").G;`;
  const seen = Object.fromEntries(listImports("x.ts", source).map(({ specifier, isType }) => [specifier, isType]));
  expect(seen).toEqual({
    "./a": true,
    "./b": true,
    "./c": false,
    "./d": false,
    "./e": true,
    "./f": false,
    "./g": true,
  });
});

test("a circle is found, and a straight line is not one", () => {
  const circle = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a"]],
    ["d", ["a"]],
  ]);
  expect(findCycles(circle)).toEqual([["a", "b", "c"]]);
  expect(
    findCycles(
      new Map([
        ["a", ["b", "c"]],
        ["b", ["c"]],
        ["c", []],
      ]),
    ),
  ).toEqual([]);
});
