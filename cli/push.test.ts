import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TokenScope } from "@/lib/domain/viewer";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { runHere } from "./testing/run-here";
import { type ServedStrata, serveStrata } from "./testing/serve-strata";
import { writeFolder } from "./testing/write-folder";

withTestDatabase();

let served: ServedStrata;
let folder: string;
beforeAll(async () => {
  served = await serveStrata();
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-push-"));
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

async function strata(args: readonly string[], token = "") {
  vi.stubEnv("STRATA_TOKEN", token);
  const { status, stdout, stderr } = await runHere("push", ...args);
  return { code: status, out: stdout, err: stderr };
}

const write = (files: Readonly<Record<string, string>>) => writeFolder(folder, files);

async function tokenOf(
  project: TestProject,
  role: "editor" | "viewer" = "editor",
  scopes: TokenScope[] = ["import"],
): Promise<string> {
  const made = await createToken(project.viewers[role], { name: "CI", scopes, project: project.slug, days: 30 });
  return made.secret;
}

const people = { "0001_people.sql": "CREATE TABLE people (id serial PRIMARY KEY, email jsonb);\n" };

test("a push imports a folder, says what changed, and is recognised the second time", async () => {
  const project = await createProjectWith();
  const token = await tokenOf(project);
  const to = ["--project", project.slug, "--url", served.origin];
  const dir = await write(people);

  const dry = await strata([dir, ...to, "--dry-run"], token);
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("Would import 1 migration.") });
  const first = await strata([dir, ...to], token);
  expect(first.code).toBe(0);
  expect(first.out).toContain("Imported 1 migration in");
  expect(first.out).toContain("The catalog has 1 table, 2 columns, 1 index, 1 constraint.");
  expect(first.out).toContain("0001_people.sql:1 table people added with 2 columns");
  expect(first.err).toContain("replaying 1 of 1 0001_people.sql");
  const again = await strata([dir, ...to, "--json"], token);
  expect(JSON.parse(again.out).outcome).toMatchObject({ isUnchanged: true, head: "0001" });
});

test("a push brings the code in its folder, and code from elsewhere, and says where they disagree", async () => {
  const project = await createProjectWith();
  const token = await tokenOf(project);
  const to = ["--project", project.slug, "--url", served.origin];
  const schema = (column: string) =>
    `import { jsonb, pgTable, serial } from "drizzle-orm/pg-core";\n` +
    `export const people = pgTable("people", { id: serial().primaryKey(), email: jsonb(), ${column} });\n`;
  const dir = await write({ ...people, "schema.ts": schema(""), "notes.ts": "export const a = 1;" });
  const first = await strata([dir, ...to], token);
  expect(first.out).toContain("5 objects are declared in 1 file of code. Code and migrations agree.");
  const elsewhere = await write({ "schema.ts": schema("age: jsonb()") });
  const only = await write(people);
  const second = await strata([only, ...to, "--code", path.join(elsewhere, "schema.ts")], token);
  expect(second.out).toContain("The code was brought up to date.");
  expect(second.out).toContain("schema.ts:2 Code declares column people.age, no migration creates it.");
  expect((await strata([only, ...to], token)).out).toContain("Nothing changed");
  const absent = await strata([only, ...to, "--code", path.join(elsewhere, "absent")], token);
  expect(absent).toMatchObject({ code: 2, err: expect.stringContaining("is not a file or folder") });
});

test("statements that could not be read are told a line each, and make the exit status 1", async () => {
  const project = await createProjectWith();
  const dir = await write({
    ...people,
    "0002_broken.sql": "CREATE TABLE a (id uuid);\nCREATE TABEL oops (id uuid);\nCREATE TABLE b (id uuid);\n",
  });
  const pushed = await strata([dir, "--project", project.slug, "--url", served.origin], await tokenOf(project));
  expect(pushed.code).toBe(1);
  expect(pushed.err).toMatch(/^0002_broken\.sql:2:\d+ error SYNTAX_ERROR .+/m);
  expect(pushed.out).toContain("3 tables");
  expect(pushed.out).toMatch(/^\d+ statements: \d+ applied, 1 not understood\.$/m);
});

test("an edited file is refused by name until history is accepted", async () => {
  const project = await createProjectWith();
  const token = await tokenOf(project);
  const to = ["--project", project.slug, "--url", served.origin];
  await strata([await write(people), ...to], token);
  const dir = await write({ "0001_people.sql": "CREATE TABLE people (id bigserial PRIMARY KEY, email jsonb);\n" });
  const refused = await strata([dir, ...to], token);
  expect(refused.code).toBe(3);
  expect(refused.err).toContain("0001_people.sql was edited after being imported");
  expect(refused.err).toContain("push again with --accept-history");
  expect(await strata([dir, ...to, "--accept-history"], token)).toMatchObject({ code: 0 });
});

test("what is refused says what to do, with status 3", async () => {
  const project = await createProjectWith();
  const dir = await write(people);
  const to = (slug: string) => [dir, "--project", slug, "--url", served.origin];
  const token = await tokenOf(project);
  expect(await strata(to(project.slug), "strata_wrong")).toMatchObject({
    code: 3,
    err: expect.stringContaining("/account/tokens"),
  });
  expect(await strata(to("no-such-project"), token)).toMatchObject({
    code: 3,
    err: expect.stringContaining("There is no project no-such-project"),
  });
  const reading = await tokenOf(project, "editor", ["read"]);
  expect(await strata(to(project.slug), reading)).toMatchObject({
    code: 3,
    err: expect.stringContaining("scope import"),
  });
  const viewer = await tokenOf(project, "viewer");
  expect(await strata(to(project.slug), viewer)).toMatchObject({
    code: 3,
    err: expect.stringContaining("role editor"),
  });
  const big = await write({ "0001_big.sql": `-- ${" ".repeat(21 * 1024 * 1024)}` });
  expect(await strata([big, "--project", project.slug, "--url", served.origin], token)).toMatchObject({
    code: 3,
    err: expect.stringContaining("“0001_big.sql” is larger than 20 MB"),
  });
});

test("wrong arguments and nothing to import have status 2, a server that is not there 4", async () => {
  const project = await createProjectWith();
  const token = await tokenOf(project);
  const to = ["--project", project.slug, "--url", served.origin];
  expect(await strata([folder], token)).toMatchObject({ code: 2, err: expect.stringContaining("--project") });
  expect(await strata([await write({}), ...to], token)).toMatchObject({
    code: 2,
    err: expect.stringContaining("There is no .sql file"),
  });
  expect(await strata([path.join(folder, "absent"), ...to], token)).toMatchObject({
    code: 2,
    err: expect.stringContaining("is not a folder"),
  });
  const seed = await write({ "seed.sql": "INSERT INTO a VALUES (1);" });
  expect(await strata([seed, ...to], token)).toMatchObject({
    code: 2,
    err: expect.stringContaining("nothing to import"),
  });
  const gone = ["--project", project.slug, "--url", "http://127.0.0.1:9"];
  expect(await strata([await write(people), ...gone], token)).toMatchObject({
    code: 4,
    err: expect.stringContaining("does not answer"),
  });
});
