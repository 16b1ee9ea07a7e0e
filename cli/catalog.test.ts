import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Ended, runHere } from "./testing/run-here";

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`../migrations-import/fixtures/${name}`, import.meta.url));

const catalog = (...args: readonly string[]) => runHere("catalog", ...args);

function inItsOwnProcess(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "catalog", ...args], { encoding: "utf8" });
  return { status: status ?? -1, stdout, stderr };
}

test("the catalog goes to standard output as one document, the same byte for byte every time", async () => {
  const { status, stdout, stderr } = inItsOwnProcess(fixture("postgres-prisma"));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ dialect: "postgres", layout: "prisma", head: "20240320100000" });
  expect((await catalog(fixture("postgres-prisma"))).stdout).toBe(stdout);
});

test("a migration can be named to stop at, and the changes asked for instead", async () => {
  const { stdout } = await catalog(fixture("postgres-prisma"), "--as-of", "20240210100000", "--changes");
  const migrations = JSON.parse(stdout) as { version: string; changes: { summary: string }[] }[];
  expect(migrations.map((each) => each.version)).toEqual(["20240105100000", "20240210100000"]);
  expect(migrations[1]?.changes.map((each) => each.summary)).toContain("enum Role: value ADMIN added, READER removed");
});

test("where each fact comes from can be asked of one object, with what belongs to it, or of all", async () => {
  type Told = { address: string; facts: { fact: string; steps: { after: unknown; provenance: object }[] }[] }[];
  const told = async (...args: string[]) =>
    JSON.parse((await catalog(fixture("postgres-renames"), "--blame", ...args)).stdout) as Told;
  const [all, one] = [await told(), await told("table:home.pets")];
  expect(one.length).toBeGreaterThan(1);
  expect(one.length).toBeLessThan(all.length);
  expect(one.map((each) => each.address.split(":")[1]?.split(".")[1])).toEqual(one.map(() => "pets"));
  const table = one.find((each) => each.address === "table:home.pets");
  const steps = table?.facts.find(({ fact }) => fact === "schema")?.steps ?? [];
  expect(steps.map(({ after }) => after)).toEqual(["public", "home"]);
  expect(steps.map(({ provenance }) => provenance)).toMatchObject([
    { path: "001_start.sql", line: 10 },
    { path: "002_renames.sql", line: 11 },
  ]);
  expect(await told("home.pets")).toEqual(one);
  const named = async (name: string) => (await catalog(fixture("postgres-prisma"), "--blame", name)).stdout;
  expect(JSON.parse(await named("Person"))).toContainEqual(expect.objectContaining({ address: "table:public.Person" }));
  expect(await named("table:Person")).toBe(await named("table:public.Person"));
  expect(await catalog(fixture("postgres-renames"), "--blame", "table:public.none")).toMatchObject({
    status: 2,
    stdout: "",
  });
});

test("a migration to stop at can be named by its path", async () => {
  const byPath = await catalog(fixture("postgres-mistakes"), "--as-of", "001_start.sql");
  expect(byPath.stdout).toBe((await catalog(fixture("postgres-mistakes"), "--as-of", "001")).stdout);
  expect(JSON.parse(byPath.stdout)).toMatchObject({ head: "001" });
});

test("whoever reads the document may stop early", async () => {
  const command = `"${process.execPath}" "${bin}" catalog "${fixture("postgres-prisma")}" --changes | head -c 10`;
  const { stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
  expect({ stdout: stdout.length, stderr }).toEqual({ stdout: 10, stderr: "" });
});

test("what could not be read goes to standard error, a line each, and the status says so", async () => {
  const { status, stdout, stderr } = await catalog(fixture("postgres-mistakes"));
  expect(status).toBe(1);
  expect(stderr).toContain('001_start.sql:3:8 error SYNTAX_ERROR syntax error at or near "TABEL"\n');
  expect(JSON.parse(stdout)).toMatchObject({ head: "002" });
});

test("nothing to import and wrong arguments end with status 2 and nothing on standard output", async () => {
  const empty = mkdtempSync(path.join(tmpdir(), "strata-"));
  for (const args of [[empty], [path.join(empty, "none")], [empty, "--layout", "nonsense"], []]) {
    const { status, stdout, stderr } = await catalog(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toBe("");
  }
  rmSync(empty, { recursive: true });
});

test("code that is named is held against the catalog, with both places of what differs", async () => {
  const sample = (file: string) => fileURLToPath(new URL(`../examples/aios/${file}`, import.meta.url));
  const { status, stdout } = await catalog(sample("drizzle"), "--as-of", "0003", "--code", sample("src/db"));
  expect(status).toBe(0);
  const { code } = JSON.parse(stdout);
  expect(code.files).toEqual(["examples/aios/src/db/schema.ts"]);
  expect(code.references[0]).toMatchObject({
    object: { kind: "table", schema: "public", table: null, name: "users" },
    path: "examples/aios/src/db/schema.ts",
    line: 26,
    symbol: "users",
  });
  expect(code.findings.map((each: { message: string }) => each.message)).toContain(
    "Code declares column runs.cancel_reason, no migration creates it.",
  );
  expect((await catalog(sample("drizzle"))).stdout).not.toContain('"code"');
});

test("SQL that SQL builds is named, and run where that is asked for", { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "strata-"));
  const block =
    "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || (SELECT count(*) FROM pg_settings WHERE name = 'nothing') || ' (id int)'; END $$;";
  writeFileSync(path.join(folder, "0001_build.sql"), block);
  const [named, ran] = [await catalog(folder), await catalog(folder, "--run-dynamic")];
  expect(named.stderr).toContain("0001_build.sql:1:1 info DYNAMIC_SQL");
  expect(named.stderr).toContain("--run-dynamic runs what only running would tell");
  expect(JSON.parse(named.stdout)).toMatchObject({ tables: [], statements: { notUnderstood: 1 } });
  expect(ran.stderr).toContain("0001_build.sql:1:1 info RAN_IN_SANDBOX");
  expect(JSON.parse(ran.stdout)).toMatchObject({
    tables: [{ name: "t0", origin: { path: "0001_build.sql", line: 1, dynamic: true } }],
    statements: { applied: 1, notUnderstood: 0 },
  });
  rmSync(folder, { recursive: true });
});
