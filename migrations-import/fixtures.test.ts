import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReplayState, SourceFile } from "./index";
import { blame, buildCatalog, replay, sortMigrations } from "./index";
import { compact } from "./testing/compact-catalog";
import { compareWithSqlite } from "./testing/compare-with-sqlite";

const root = fileURLToPath(new URL("./fixtures/", import.meta.url));

function readFixture(name: string): SourceFile[] {
  const entries = readdirSync(`${root}${name}`, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== "expected.json")
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return { path: path.slice(root.length + name.length + 1), bytes: readFileSync(path) };
    });
}

/** Plain files do not always tell which database they are for; the folder's name then does. */
async function sortFixture(name: string) {
  const files = readFixture(name);
  const set = await sortMigrations(files);
  return set.layout === "plain" && name.startsWith("sqlite-") ? sortMigrations(files, { dialect: "sqlite" }) : set;
}

async function replayFixture(name: string) {
  const set = await sortFixture(name);
  return { set, result: await replay(set) };
}

const names = readdirSync(root).sort();

describe.each(names)("fixture %s", (name) => {
  let first: Awaited<ReturnType<typeof replayFixture>>;
  beforeAll(async () => {
    first = await replayFixture(name);
  });

  test("gives the catalog, changes and diagnostics it expects", () => {
    const { set, result } = first;
    const catalog = buildCatalog({ ...set, ...result });
    const expected: unknown = JSON.parse(readFileSync(`${root}${name}/expected.json`, "utf8"));
    expect(compact(catalog, result.outcomes, set.diagnostics)).toEqual(expected);
  });

  test("replayed one by one, stored in between, is the same as all at once", async () => {
    const { set, result } = first;
    let state: ReplayState = { objects: [] };
    const outcomes = [];
    for (const migration of set.migrations) {
      const step = await replay({ dialect: set.dialect, migrations: [migration] }, { from: state });
      state = JSON.parse(JSON.stringify({ objects: step.objects })) as ReplayState;
      outcomes.push(...step.outcomes);
    }
    expect(JSON.stringify(state.objects)).toBe(JSON.stringify(result.objects));
    expect(outcomes).toEqual(result.outcomes);
  });

  test("replayed twice is the same byte for byte", async () => {
    const second = await replayFixture(name);
    const bytes = ({ set, result }: typeof first) => JSON.stringify(buildCatalog({ ...set, ...result }));
    expect(bytes(second)).toBe(bytes(first));
  });

  test("the head of the catalog is the last of the changes: before and after of every change join up", () => {
    const { result } = first;
    const standing = new Map<string, unknown>();
    const changes = result.outcomes.flatMap((outcome) => outcome.changes);
    const stood = changes.map((change) => {
      const before = standing.get(change.object) ?? null;
      if (change.after) standing.set(change.object, change.after);
      else standing.delete(change.object);
      return before;
    });
    expect(changes.map((change) => change.before)).toEqual(stood);
    expect(standing).toEqual(new Map(result.objects.map((object) => [object.id, object])));
  });

  test("every fact is led back without a gap to the statement that created its object", () => {
    const { result } = first;
    const told = blame(
      result.objects,
      result.outcomes.flatMap((outcome) => outcome.changes),
    );
    expect(told.map(({ id }) => id)).toEqual(result.objects.map(({ id }) => id));
    const led = told.map(({ id, facts }) => ({
      id,
      facts: facts.map(({ fact, steps: [first, ...next], steps }) => ({
        fact,
        first: { before: first?.before, provenance: first?.provenance },
        before: next.map((step) => step.before),
        after: steps.at(-1)?.after,
      })),
    }));
    const withoutGap = told.map(({ id, origin, facts }) => ({
      id,
      facts: facts.map(({ fact, value, steps }) => ({
        fact,
        first: { before: null, provenance: origin },
        before: steps.slice(0, -1).map((step) => step.after),
        after: value,
      })),
    }));
    expect(led).toEqual(withoutGap);
    for (const { id, changed, facts } of told) {
      const places = facts.flatMap(({ steps }) => steps.slice(1).map((step) => step.provenance));
      if (changed === null) expect(places, id).toEqual([]);
      else expect(places, id).toContainEqual(changed);
    }
  });
});

// The SQLite at hand has no such modules; and what lies outside of the migrations, a database of nothing else does not have.
const others = ["sqlite-other-virtual-tables", "sqlite-named-outside"];
const sqliteNames = names.filter((name) => name.startsWith("sqlite-") && !others.includes(name));

test.each(sqliteNames)("a real SQLite has the catalog of fixture %s after each of its migrations", async (name) => {
  const { migrations } = await sortFixture(name);
  for (const { path, replayed, real, said } of await compareWithSqlite(migrations)) {
    expect(replayed, `after ${path}: ${said.join("\n")}`).toEqual(real);
  }
});
