import { beforeEach, describe, expect, it } from "vitest";
import type { CoursePoint } from "@/lib/domain/course";
import { sumCoverage } from "@/lib/domain/coverage";
import { domainInput } from "@/lib/domain/domains";
import { updateTemplateInput } from "@/lib/domain/template";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { changeDomains } from "../domains/change-domains";
import { listDomains } from "../domains/list-domains";
import { getOverview } from "../overview/get-overview";
import { readCoverage } from "../tables/read-coverage";
import { sumByKind } from "../tables/sum-by-kind";
import { getTemplate } from "../templates/get-template";
import { updateTemplate } from "../templates/update-template";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";

withTestDatabase();

let project: TestProject;
let ground: Ground;
const numbers = new Map<string, number>();

beforeEach(async () => {
  numbers.clear();
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
});

const table = (key: string, kind: TestChange["kind"] = "added"): TestChange => ({ key, kind, objectKind: "table" });
const child = (key: string, objectKind: string, kind: TestChange["kind"] = "added", definition = {}): TestChange => ({
  key,
  kind,
  objectKind,
  table: key.split(".")[0] ?? "",
  definition,
});

async function write(key: string, field: string, text: string) {
  const base = numbers.get(`${key} ${field}`) ?? 0;
  const input = { slug: project.slug, objectId: ground.id(key), field, base, text };
  numbers.set(`${key} ${field}`, (await saveDoc(project.viewers.editor, input)).number);
}

async function makeDomain(name: string, ...keys: string[]) {
  const input = domainInput.parse({ kind: "make", name, objectIds: keys.map((key) => ground.id(key)) });
  await changeDomains(project.viewers.editor, { slug: project.slug, ...input });
}

/** Tables, columns, an index that a constraint comes to own, drops and returns, texts that come, go and come back. */
async function live() {
  await ground.lay({
    version: "0001",
    changes: [table("users"), child("users.email", "column"), child("users.idx", "index")],
  });
  await write("users", "purpose", "One person.");
  await write("users.email", "description", "Where we write to.");
  await ground.lay({
    version: "0002",
    changes: [table("orders"), child("orders.total", "column"), child("users.email", "column", "altered")],
  });
  await makeDomain("Sign-in", "users");
  await write("orders", "purpose", "A sale.");
  await write("orders", "purpose", "");
  await write("users", "usage", "Read at sign-in.");
  await ground.lay({
    version: "0003",
    changes: [
      child("users.idx", "index", "altered", { constraint: "users_key" }),
      table("orders", "dropped"),
      child("orders.total", "column", "dropped"),
    ],
  });
  await write("users", "purpose", "");
  await ground.lay({ version: "0004", changes: [table("orders"), child("orders.total", "column")] });
  await write("orders.total", "description", "In cents.");
  await ground.lay({ version: "0005", changes: [child("users.idx", "index", "altered", { constraint: null })] });
  await write("users", "purpose", "One person, once.");
  await write("users.idx", "rationale", "Finds by e-mail.");
  await ground.lay({ version: "0006", changes: [child("users.email", "column", "dropped")] });
}

const at = (points: readonly CoursePoint[], position: number) => {
  const { documented, required } = points.findLast((point) => point.position <= position) ?? {
    documented: 0,
    required: 0,
  };
  return { documented, required };
};

async function coverageAt(position: number) {
  const template = await getTemplate(project.viewers.viewer, project.slug);
  const scope = { projectId: project.id, position, isHead: false };
  const coverage = await getDb().$transaction((db) => readCoverage(db, scope, template));
  return sumCoverage(sumByKind([...coverage.values()].flatMap(({ kinds }) => kinds)));
}

describe("the course of coverage", () => {
  it("is at every migration what coverage is as of it", async () => {
    await live();
    const { course, coverage } = await getOverview(project.viewers.viewer, project.slug);
    const told = [1, 2, 3, 4, 5, 6].map((position) => at(course.points, position));
    expect(told).toEqual(await Promise.all([1, 2, 3, 4, 5, 6].map(coverageAt)));
    expect(told).toEqual([
      { documented: 2, required: 3 },
      { documented: 2, required: 5 },
      { documented: 1, required: 2 },
      { documented: 2, required: 4 },
      { documented: 4, required: 5 },
      { documented: 3, required: 4 },
    ]);
    expect(at(course.points, 6)).toEqual(coverage);
    expect(course.points.at(-1)).toMatchObject({ version: "0006", path: "0006.sql" });
  });

  it("is told for each domain too", async () => {
    await live();
    const { course } = await getOverview(project.viewers.viewer, project.slug);
    for (const version of ["0001", "0003", "0005", "0006"]) {
      const { domains } = await listDomains(project.viewers.viewer, { slug: project.slug, asOf: version });
      const signIn = course.domains.find(({ domain }) => domain?.name === "Sign-in");
      expect(at(signIn?.points ?? [], Number(version))).toEqual(domains[0]?.coverage);
    }
    expect(course.domains.map(({ domain }) => domain?.name)).toEqual(["Sign-in", undefined]);
  });

  it("follows the template of today in the past as well", async () => {
    await live();
    const sections = {
      table: [
        { field: "usage", use: "required" },
        { field: "purpose", use: "required" },
      ],
      index: [{ field: "rationale", use: "off" }],
    };
    const input = updateTemplateInput.parse({ project: project.slug, base: 0, above: 1, sections });
    await updateTemplate(project.viewers.admin, input);
    const { course, coverage } = await getOverview(project.viewers.viewer, project.slug);
    const told = [1, 2, 3, 4, 5, 6].map((position) => at(course.points, position));
    expect(told).toEqual(await Promise.all([1, 2, 3, 4, 5, 6].map(coverageAt)));
    expect(at(course.points, 6)).toEqual(coverage);
  });
});
