import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import { type GatePolicy, gateAtFirst } from "@/lib/domain/gate-policy";
import { markdownLink, markdownText } from "@/lib/domain/markdown-text";
import { MOST_MARKDOWN } from "@/lib/domain/report-markdown";
import type { TokenScope } from "@/lib/domain/viewer";
import { changeAssumptions } from "@/lib/server/assumptions/change-assumptions";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { setOwner } from "@/lib/server/owners/set-owner";
import { setGatePolicy } from "@/lib/server/readiness/set-gate-policy";
import { askForNoSignature } from "@/lib/server/testing/ask-for-no-signature";
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
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-check-"));
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

const people = {
  "0001_people.sql":
    "CREATE TABLE people (id serial PRIMARY KEY, email text);\nCREATE INDEX mails ON people (email);\n",
};
const asked = {
  title: "Tables",
  sections: [
    {
      id: "all",
      title: "All",
      each: "table",
      items: [
        {
          id: "purpose",
          text: "It says what it is for.",
          priority: "P0",
          owner: null,
          check: { kind: "text", field: "purpose" },
        },
      ],
    },
  ],
};

/** A project with a table, a checklist that asks for its purpose, and the ways to ask the command about it. */
async function prepare({ scopes = ["read"] as TokenScope[], role = "viewer" as "viewer" | "editor" } = {}) {
  const project = await createProjectWith({ dialect: "postgres" });
  await askForNoSignature(project);
  const { slug, viewers } = project;
  const pushing = await createToken(viewers.editor, { name: "push", scopes: ["import"], project: slug, days: 30 });
  const reading = await createToken(viewers[role], { name: "CI", scopes, project: slug, days: 30 });
  const strata = async (command: string, ...args: readonly string[]) => {
    vi.stubEnv("STRATA_URL", served.origin);
    vi.stubEnv("STRATA_TOKEN", command === "push" ? pushing.secret : reading.secret);
    return runHere(command, ...args, "--project", slug);
  };
  await strata("push", await writeFolder(folder, people));
  await changeChecklists(viewers.admin, { slug, ...checklistInput.parse({ kind: "attach", template: asked }) });
  return { project, strata, check: (...args: readonly string[]) => strata("check", ...args) };
}

async function idOf({ id: projectId }: TestProject, kind: string, name: string): Promise<string> {
  const where = { projectId, kind, name, toPosition: null };
  return (await getDb().objectVersion.findFirstOrThrow({ where, select: { objectId: true } })).objectId;
}

async function write(project: TestProject, kind: string, name: string, field: string, text = "People.") {
  const objectId = await idOf(project, kind, name);
  await saveDoc(project.viewers.editor, { slug: project.slug, objectId, field, base: 0, text });
}

async function own(project: TestProject, name: string) {
  const owner = { kind: "member" as const, id: project.people.editor.id };
  await setOwner(project.viewers.editor, {
    slug: project.slug,
    objectIds: [await idOf(project, "table", name)],
    owner,
  });
}

const changed = (sql: string) => writeFolder(folder, { ...people, "0002_more.sql": sql });

/** Has the gate of a project ask for more than it does at first. */
async function askOfGate({ slug, viewers }: TestProject, more: Partial<GatePolicy>): Promise<void> {
  await setGatePolicy(viewers.admin, { project: slug, base: 0, ...gateAtFirst, ...more });
}

test("a project is not ready while a blocker is open, and ready once what it asks for is written", async () => {
  const { project, check } = await prepare();
  const before = await check();
  expect(before.status).toBe(1);
  expect(before.stdout).toContain("is not ready for production.\n1 blocker is open.\nHead is 0001.");
  expect(before.stdout).toContain("Nobody  It says what it is for.  public.people  Purpose\n");
  expect(before.stdout).toContain(`    ${served.origin}/p/${project.slug}/tables/public/people#purpose`);
  expect(JSON.parse((await check("--json")).stdout)).toMatchObject({ isReady: false, counts: { blockers: 1 } });
  expect((await check("--markdown")).stdout).toContain("| Owner | What must hold | Table | Missing |");
  await write(project, "table", "people", "purpose");
  expect(await check()).toMatchObject({ status: 0, stdout: expect.stringContaining("is ready for production.") });
  expect((await check("--json")).status).toBe(0);
});

test("a change fails for what it adds or alters without docs or an owner, whatever the state of the rest", async () => {
  const { project, check, strata } = await prepare();
  const bare =
    "CREATE TABLE pets (id int PRIMARY KEY, name text);\nALTER TABLE people ALTER COLUMN email TYPE varchar(80);\n";
  const failed = await check(await changed(bare), "--only-changes");
  expect(failed.status).toBe(1);
  expect(failed.stdout).toContain("0002_more.sql:1  table public.pets  purpose (added)");
  expect(failed.stdout).toContain("0002_more.sql:1  column public.pets.name  description (added)");
  expect(failed.stdout).toContain("0002_more.sql:1  constraint public.pets.pets_pkey  rationale (added)");
  expect(failed.stdout).toContain("0002_more.sql:2  column public.people.email  description (altered)");
  expect(failed.stdout).toContain("0002_more.sql:1  public.pets\n");
  expect(failed.stdout).toContain("0002_more.sql:2  public.people\n");
  expect(failed.stdout).not.toContain("mails");

  await write(project, "column", "email", "description");
  await own(project, "people");
  const said =
    `-- Pets of people.\n-- Owner: ${project.people.editor.name}\nCREATE TABLE pets (\n  id int PRIMARY KEY, -- Counted.\n  name text -- As it is called.\n);\n` +
    "COMMENT ON CONSTRAINT pets_pkey ON pets IS 'Pets are told apart by it.';\nALTER TABLE people ALTER COLUMN email TYPE varchar(80);\n";
  const passed = await check(await changed(said), "--only-changes");
  expect(passed.stdout).toContain("What the change adds or alters is documented and owned.");
  expect(passed.status).toBe(0);
  expect(passed.stdout).toMatch(/Docs that would go stale\n {2}0002_more.sql:8 {2}description of public.people.email/u);
  const whole = await check(await changed(said));
  expect(whole.status).toBe(1);
  expect(whole.stdout).not.toContain("would go stale.");
  await askOfGate(project, { staleDocsBlock: true });
  const strict = await check(await changed(said));
  expect(strict.stdout).toContain("Docs of 1 object would go stale.\nToday: 1 blocker is open.");
  expect((await check(await changed(said.replace("Owner: ", "Owner: not ")), "--only-changes")).stdout).toContain(
    "is neither a member nor a team",
  );
  await strata("push", await changed(said));
  const objectId = await idOf(project, "table", "pets");
  const pets = await getDb().ownership.findUnique({ where: { objectId }, select: { userId: true } });
  expect(pets?.userId).toBe(project.people.editor.id);
});

test("what a change does is told without storing any of it", async () => {
  const { check } = await prepare();
  const tables = ["imports", "import_files", "migrations", "object_versions", "audit_log", "docs"];
  const counts = () =>
    Promise.all(tables.map((name) => getDb().$queryRawUnsafe(`SELECT count(*)::int AS n FROM ${name}`)));
  const before = await counts();
  expect((await check(await changed("CREATE TABLE pets (id int);"), "--json")).status).toBe(1);
  expect(await counts()).toEqual(before);
});

test("a migration that was applied and is altered, and one that cannot be read, fail the check", async () => {
  const { project, check } = await prepare();
  await own(project, "people");
  const edited = await writeFolder(folder, { "0001_people.sql": "CREATE TABLE people (id serial PRIMARY KEY);\n" });
  const past = await check(edited, "--only-changes");
  expect(past).toMatchObject({ status: 1, stdout: expect.stringContaining("It changes the past in 1 place.") });
  expect(past.stdout).toContain("0001_people.sql was edited after being imported");
  const broken = await check(await changed("CREATE TABEL oops (id int);\n"), "--only-changes");
  expect(broken).toMatchObject({ status: 1, stdout: expect.stringContaining("1 statement could not be read.") });
  expect(broken.stdout).toContain("Could not be read\n  0002_more.sql:1");
  expect((await check(await writeFolder(folder, people), "--only-changes")).status).toBe(0);
  const before = await check(await writeFolder(folder, { ...people, "0000_early.sql": "SELECT 1;" }), "--only-changes");
  expect(before).toMatchObject({ status: 1, stdout: expect.stringContaining("It changes the past in 1 place.") });
  const alone = await check(await writeFolder(folder, { "0002_alone.sql": "SELECT 1;" }), "--only-changes");
  expect(alone).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("1 migration of the project is not in the folder."),
  });
});

test("an assumption that a change would break is named, with the statement", async () => {
  const { project, check } = await prepare();
  const rule = { every: "table" as const, must: { kind: "have a primary key" as const } };
  const { slug, viewers } = project;
  await changeAssumptions(viewers.admin, { slug, kind: "state", text: "Every table is keyed.", rule });
  const bare = await changed("CREATE TABLE pets (id int);");
  const { stdout } = await check(bare);
  expect(stdout).not.toContain("would break an assumption.");
  expect(stdout).toContain("0002_more.sql:1  public.pets  Every table is keyed.");
  await askOfGate(project, { assumptionsBlock: true });
  expect((await check(bare)).stdout).toContain("1 thing would break an assumption.");
});

test("what cannot be asked is never ready: status 2", async () => {
  const { project, check } = await prepare();
  await write(project, "table", "people", "purpose");
  const unasked = async (words: string, ...args: readonly string[]) =>
    expect(await check(...args), words).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(words),
    });
  await unasked("does not answer", "--url", "http://127.0.0.1:9");
  await unasked("scope read", "--token", "strata_wrong");
  await unasked("is no address", "--url", "strata");
  await unasked("is not a folder", path.join(folder, "absent"));
  await unasked("There is no .sql file", await writeFolder(folder, {}));
  await unasked("--only-changes is of a folder", "--only-changes");
  await unasked("unknown option", "--nonsense");
  const other = await prepare({ scopes: ["import"], role: "editor" });
  const refused = await other.check();
  expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining("scope read") });
  const absent = await runHere("check", "--project", "absent", "--url", served.origin, "--token", "strata_x");
  expect(absent.status).toBe(2);
});

test("names can neither move a terminal's cursor nor mean anything in Markdown", async () => {
  const { check } = await prepare();
  const [control, override] = ["\u001b", "\u202e"];
  const dir = await changed(
    `CREATE TABLE "a${control}[2J|\`@all\` [x](http://evil.example) <img src=x>${override}b" (id int);`,
  );
  const text = await check(dir);
  expect(text).toMatchObject({ status: 1, stdout: expect.stringContaining("a�[2J|`@all`") });
  const { stdout: markdown } = await check(dir, "--markdown");
  expect(markdown).toContain("`` table public.a�[2J\\|`@all` [x](http://evil.example) <img src=x>�b ``");
  expect(markdown.replace(/`` .*? ``/gu, "")).not.toMatch(/@all|<img|evil/u);
  const { stdout: json } = await check(dir, "--json");
  for (const output of [text.stdout, markdown, json])
    expect([output.includes(control), output.includes(override)]).toEqual([false, false]);
  expect(JSON.parse(json).undocumented[0].name).toContain(override);
});

test("words of people neither mention nor link anything in Markdown", () => {
  const words = markdownText(
    "@all #12 !3 ~label www.evil.example https://evil.example <b> [x](y) a|b mira@example.com",
  );
  expect(words).not.toMatch(/@all|#12|!3|~label|www\.|:\/\/|@example/u);
  expect(words).toContain("\\<b\\> \\[x\\](y) a\\|b");
  expect(markdownLink("x", "https://strata.example.com/p/a?q=1) [y](z")).toBe(
    "[x](https://strata.example.com/p/a?q=1%29%20[y]%28z)",
  );
});

test("a summary fits a comment however much there is to say", async () => {
  const { check } = await prepare();
  const table = (index: number) =>
    `CREATE TABLE "${"(|)".repeat(20)}${index}" (${Array.from({ length: 40 }, (_, at) => `"${"|".repeat(50)}${at}" int`)});`;
  const { stdout } = await check(
    await changed(Array.from({ length: 30 }, (_, index) => table(index)).join("\n")),
    "--markdown",
  );
  expect(stdout.length).toBeLessThan(MOST_MARKDOWN);
  expect(stdout).toMatch(/and 1,\d{3} more/u);
});
